/** Mapping files: how the rows of an export become observation records, without any Java. */
@NullMarked
package io.crossfix.feeds.mapping;

import org.jspecify.annotations.NullMarked;
