/** Guards the REST of Flink: runs inside its JobManagers. */
@NullMarked
package io.crossfix.restguard;

import org.jspecify.annotations.NullMarked;
