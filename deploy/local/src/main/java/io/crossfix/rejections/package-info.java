/** What was refused: counting it, and giving it to the job again when the reason has gone. */
@NullMarked
package io.crossfix.rejections;

import org.jspecify.annotations.NullMarked;
