package io.crossfix.outlets.deliver;

import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.carry.Carrier;
import io.crossfix.outlets.carry.Outcome;
import io.crossfix.outlets.format.Format;
import io.crossfix.outlets.format.Message;
import io.crossfix.outlets.format.Telling;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** Writes and carries messages, no faster than the receiver bears. */
final class Teller {

    private final Format format;
    private final Carrier carrier;
    private final Bucket pace;

    Teller(Outlet outlet, Carrier carrier) {
        this.format = outlet.format();
        this.carrier = carrier;
        int perSecond = outlet.effort().perSecond();
        this.pace = Bucket.builder()
                .addLimit(limit -> limit.capacity(1).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    Message write(Telling telling) {
        return format.write(telling);
    }

    Outcome carry(Message message) throws InterruptedException {
        pace.asBlocking().consume(1);
        return carrier.carry(message);
    }
}
