package io.crossfix.security;

import io.crossfix.kafka.KafkaFailure;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Something that is tried. */
interface Attempt {

    /** Tries it. */
    void run() throws Exception;

    /**
     * What came of it: {@code done}, or the name of Kafka's refusal.
     *
     * @throws IllegalStateException when it failed for any other reason than that it is not allowed
     */
    static String answer(Attempt attempt) {
        try {
            attempt.run();
            return "done";
        } catch (Exception e) {
            Throwable why = root(e);
            if (why instanceof AuthorizationException || why instanceof AuthenticationException) {
                return why.getClass().getSimpleName();
            }
            throw new IllegalStateException("neither done nor refused: " + why, e);
        }
    }

    private static Throwable root(Throwable thrown) {
        boolean isWrapped = thrown instanceof ExecutionException
                || thrown instanceof CompletionException
                || thrown instanceof KafkaFailure
                || thrown.getClass() == KafkaException.class;
        return isWrapped && thrown.getCause() != null ? root(thrown.getCause()) : thrown;
    }
}
