@NullMarked
package io.crossfix.chaos.schedule;

import org.jspecify.annotations.NullMarked;
