/** The one class that has to lie beside Flink's own Prometheus reporter. */
@NullMarked
package org.apache.flink.metrics.prometheus;

import org.jspecify.annotations.NullMarked;
