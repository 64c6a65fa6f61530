package io.crossfix.rule.signature;

import io.crossfix.record.Rule;
import io.crossfix.wire.Arrival;
import java.util.Optional;

/** Goes through the topic of rules in the order of the log, and says which records count, as the job does that reads all of it. */
public final class SignedOnly {

    private final TrustedKeys trusted;
    private final NewestSigned newest = new NewestSigned();

    /** @param trusted whose signature a rule needs */
    public SignedOnly(TrustedKeys trusted) {
        this.trusted = trusted;
    }

    /** Why the next record does not count; empty when it does, or nobody asks for signatures. */
    public Optional<String> objection(Arrival next) {
        if (!trusted.areDemanded() || !(next.value() instanceof Rule rule)) {
            return Optional.empty();
        }
        return trusted.objection(next).or(() -> newest.objection(rule));
    }
}
