/** How something is published to the running job, and how its tasks' answers are waited for. */
@NullMarked
package io.crossfix.publishing;

import org.jspecify.annotations.NullMarked;
