@NullMarked
package io.crossfix.rejections;

import org.jspecify.annotations.NullMarked;
