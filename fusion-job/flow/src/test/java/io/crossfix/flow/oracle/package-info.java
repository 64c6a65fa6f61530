/** An independent, slow and obvious answer to what the engine should find, and seeded worlds to try it on. */
@NullMarked
package io.crossfix.flow.oracle;

import org.jspecify.annotations.NullMarked;
