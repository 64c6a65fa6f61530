package io.crossfix.kafka;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** A job has read before and remembers nothing of it. Starting it again changes nothing, so Flink ends it for good. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class StateWasLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    StateWasLost(String message) {
        super(message);
    }
}
