package io.crossfix.local;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits that end. */
public final class Waiting {

    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);

    private Waiting() {}

    /**
     * The result of a future.
     *
     * @param otherwise what to tell the person when it does not come
     * @throws CommandFailed when it fails, or is not there in time
     */
    public static <T> T on(Future<T> future, Duration limit, String otherwise) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(otherwise + ": interrupted", e);
        } catch (TimeoutException e) {
            throw new CommandFailed(otherwise + " within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new CommandFailed(otherwise + ": " + rootMessage(e), e);
        }
    }

    /** Like {@link #on}, but only says whether it came; why not is in the log. */
    static boolean quietlyOn(Future<?> future, Duration limit, String otherwise) {
        try {
            on(future, limit, otherwise);
            return true;
        } catch (CommandFailed e) {
            LOG.warn("{}", otherwise, e);
            return false;
        }
    }

    /** Sleeps; an interrupt ends the sleep and stays set. */
    public static void pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the innermost cause says, in one line. */
    public static String rootMessage(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
