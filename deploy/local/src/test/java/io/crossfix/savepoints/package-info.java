/** Savepoints of releases: what an old job remembered, and what a new one makes of it. */
@NullMarked
package io.crossfix.savepoints;

import org.jspecify.annotations.NullMarked;
