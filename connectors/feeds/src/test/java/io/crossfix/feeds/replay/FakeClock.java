package io.crossfix.feeds.replay;

import java.util.ArrayList;
import java.util.List;

/** A clock that stands still but for sleeping. */
final class FakeClock implements PaceClock {

    final List<Long> sleeps = new ArrayList<>();
    private long now = 5_000;
    private Runnable duringSleep = () -> {};

    FakeClock whileSleeping(Runnable something) {
        duringSleep = something;
        return this;
    }

    long slept() {
        return sleeps.stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public long millis() {
        return now;
    }

    @Override
    public void sleep(long millis) {
        sleeps.add(millis);
        now += millis;
        duringSleep.run();
    }
}
