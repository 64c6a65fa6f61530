@NullMarked
package io.crossfix.provisioning;

import org.jspecify.annotations.NullMarked;
