@NullMarked
package io.crossfix.outlook.route;

import org.jspecify.annotations.NullMarked;
