package io.crossfix.gateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.crossfix.gateway.sender.Sender;
import io.crossfix.gateway.sender.WebhookSignature;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Answers of signed messages that were kept, for as long as their signature is good. A message that comes again gets the
 * answer of the first: its sender has lost that answer, as Standard Webhooks foresee, and whoever replays it gains
 * nothing. Remembers at most 100,000; one that is forgotten goes to the door again, which repeats nothing.
 */
final class Repeats {

    private static final int MOST = 100_000;
    private static final int SERVER_FAULTS = 500;

    private final Cache<Name, Said> said = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(WebhookSignature.TOLERANCE.multipliedBy(2))
            .build();

    private record Name(String sender, String id) {}

    private record Said(String signed, CompletableFuture<Answer> answer) {}

    /**
     * The answer to a message.
     *
     * @param id of the message
     * @param signed tells apart what two messages of one id say
     * @param first asked when the message has not been answered
     * @return ends with {@link Refused} when another message has the same id
     */
    CompletableFuture<Answer> answer(
            Sender sender, String id, String signed, Supplier<CompletableFuture<Answer>> first) {
        Name name = new Name(sender.name(), id);
        Said now = new Said(signed, new CompletableFuture<>());
        Said earlier = said.asMap().putIfAbsent(name, now);
        if (earlier == null) {
            return first.get().whenComplete((answer, failure) -> remember(name, now, answer, failure));
        }
        if (!earlier.signed().equals(signed)) {
            return CompletableFuture.failedFuture(
                    new Refused(409, "webhook-id", "another message has had this webhook-id"));
        }
        return earlier.answer().thenApply(answer -> answer.with("Crossfix-Repeat", "true"));
    }

    private void remember(Name name, Said now, Answer answer, Throwable failure) {
        if (failure != null) {
            said.asMap().remove(name, now);
            now.answer().completeExceptionally(failure);
        } else {
            if (answer.status() >= SERVER_FAULTS) {
                said.asMap().remove(name, now);
            }
            now.answer().complete(answer);
        }
    }
}
