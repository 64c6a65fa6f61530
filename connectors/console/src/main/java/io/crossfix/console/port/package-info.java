/** What only the job's own modules know, as questions that a deployment answers. */
@NullMarked
package io.crossfix.console.port;

import org.jspecify.annotations.NullMarked;
