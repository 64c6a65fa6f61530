package io.crossfix.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/**
 * What brokers say to whoever asks as an administrator.
 *
 * @param settings whom is asked
 */
record AdminAnswers(KafkaSettings settings) {

    /** Something that takes a connection. */
    interface Work<T extends @Nullable Object> {
        T with(Admin admin);
    }

    /**
     * Does it with a connection that is closed afterwards.
     *
     * @throws KafkaFailure when none can be opened
     */
    <T extends @Nullable Object> T withAdmin(Work<T> work) {
        try (Admin admin = Admin.create(ClientProperties.admin(settings))) {
            return work.with(admin);
        } catch (KafkaException e) {
            throw KafkaFailure.of("opening a connection", settings, e);
        }
    }

    /**
     * Waits for one, at most 20 s.
     *
     * @param work what is being done, such as "listing the topics"
     * @throws KafkaFailure when there is none in time, or it is a refusal
     */
    <T> T to(String work, KafkaFuture<T> future) {
        try {
            return future.get(ClientProperties.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw KafkaFailure.of(work, settings, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw KafkaFailure.of(work, settings, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaFailure.of(work, settings, e);
        }
    }
}
