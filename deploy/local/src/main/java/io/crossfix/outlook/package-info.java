/** What is to be expected of places in a time to come, from the last readings. Of places, never of persons. */
@NullMarked
package io.crossfix.outlook;

import org.jspecify.annotations.NullMarked;
