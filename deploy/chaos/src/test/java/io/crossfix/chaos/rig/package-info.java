@NullMarked
package io.crossfix.chaos.rig;

import org.jspecify.annotations.NullMarked;
