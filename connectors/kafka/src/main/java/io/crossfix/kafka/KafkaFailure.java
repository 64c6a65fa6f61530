package io.crossfix.kafka;

/** Kafka did not do what it was asked; the message is one line that names the brokers. */
public final class KafkaFailure extends RuntimeException {

    KafkaFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** The failure of one piece of work, such as "listing the topics". */
    static KafkaFailure of(String work, KafkaSettings settings, Throwable cause) {
        return new KafkaFailure(
                work + " on Kafka at " + settings.bootstrapServers() + " failed: " + firstLine(cause), cause);
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage() == null
                ? ""
                : cause.getMessage().lines().findFirst().orElse("");
        return cause.getClass().getSimpleName() + (message.isEmpty() ? "" : ", " + message);
    }
}
