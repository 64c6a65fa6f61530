/** What people get to see: matches grouped into incidents, an alert for each, who owns it, who answered it, and when. */
@org.jspecify.annotations.NullMarked
package io.crossfix.model.desk;
