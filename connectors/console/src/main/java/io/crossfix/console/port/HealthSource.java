package io.crossfix.console.port;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the engine and its streams are. */
public interface HealthSource {

    /** "ok", "degraded", "streams" and "job" of the interface's "Health"; quick, it is asked every few seconds. */
    ObjectNode health();
}
