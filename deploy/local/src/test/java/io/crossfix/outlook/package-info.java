@NullMarked
package io.crossfix.outlook;

import org.jspecify.annotations.NullMarked;
