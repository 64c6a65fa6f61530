/** What is deployed, checked without a cluster. */
@NullMarked
package io.crossfix.kubernetes;

import org.jspecify.annotations.NullMarked;
