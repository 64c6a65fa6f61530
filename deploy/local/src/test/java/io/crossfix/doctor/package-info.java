@NullMarked
package io.crossfix.doctor;

import org.jspecify.annotations.NullMarked;
