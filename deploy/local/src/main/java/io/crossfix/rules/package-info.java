/** Rules from a person's side: files that are checked, what was published, and how the job stands to it. */
@NullMarked
package io.crossfix.rules;

import org.jspecify.annotations.NullMarked;
