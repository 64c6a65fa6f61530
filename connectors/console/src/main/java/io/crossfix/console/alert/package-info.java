/** Alerts as people see them: the feed, the queue, answers, load, handover, history. */
@NullMarked
package io.crossfix.console.alert;

import org.jspecify.annotations.NullMarked;
