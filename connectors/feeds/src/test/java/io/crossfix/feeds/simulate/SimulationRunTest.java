package io.crossfix.feeds.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.feeds.FeedRejection;
import io.crossfix.feeds.Publisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class SimulationRunTest {

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private final CityNight night = CityNight.of(Nights.OAKLAND, SimulationSettings.DEFAULT.lasting(HALF_HOUR));
    private final List<TimedRecord> expected = Nights.all(night.inReportOrder());
    private final Outlet outlet = new Outlet();
    private final Watch watch = new Watch(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());

    @Test
    void everythingIsPublishedInOrderAndTheEndIsDeclared() throws InterruptedException {
        assertThat(run(SimulationRun.UNBOUNDED).run(0)).isEqualTo(expected.size());
        assertThat(outlet.published)
                .isEqualTo(expected.stream().map(TimedRecord::record).toList());
        assertThat(outlet.heartbeats.get(outlet.heartbeats.size() - 1))
                .isGreaterThanOrEqualTo(
                        night.endMillis().orElseThrow() + Duration.ofHours(24).toMillis());
        assertThat(watch.slept).isZero();
    }

    @Test
    void heartbeatsAreTrueAndFrequent() throws InterruptedException {
        run(60).run(0);
        assertThat(outlet.lies).isEmpty();
        assertThat(outlet.heartbeats).isSorted().hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void aSpeedOfSixtyTakesASixtiethOfTheTime() throws InterruptedException {
        run(60).run(0);
        assertThat(watch.slept).isBetween(30_000L, 45_000L); // the last reports come some minutes after the end
    }

    @Test
    void nothingIsPublishedBeforeItsTimeHasComeOnTheWallClock() throws InterruptedException {
        SimulationSettings now = SimulationSettings.DEFAULT
                .startingAt(Instant.ofEpochMilli(watch.nowMillis()))
                .lasting(HALF_HOUR);
        CityNight live = CityNight.of(Nights.OAKLAND, now);
        Outlet checking = new Outlet() {
            @Override
            public void publish(SpecificRecord record) {
                Instant reported = (Instant)
                        record.get(record.getSchema().getField("reportedAt").pos());
                assertThat(reported.toEpochMilli()).isLessThanOrEqualTo(watch.nowMillis());
                super.publish(record);
            }
        };
        new SimulationRun(live, checking, new Pacer(60, watch), (position, clock) -> {}).run(0);
        assertThat(checking.published).isNotEmpty();
    }

    @Test
    void aLaterRunContinuesWhereThePositionSays() throws InterruptedException {
        run(SimulationRun.UNBOUNDED).run(5_000);
        assertThat(outlet.published)
                .isEqualTo(
                        expected.stream().skip(5_000).map(TimedRecord::record).toList());
        assertThat(outlet.lies).isEmpty();
    }

    @Test
    void aPositionIsToldOnlyAfterAFlush() throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        new SimulationRun(night, outlet, new Pacer(SimulationRun.UNBOUNDED, watch), (position, clock) -> {
                    assertThat(outlet.flushedAt).isEqualTo(position);
                    positions.add(position);
                })
                .run(0);
        assertThat(positions)
                .isSorted()
                .hasSizeGreaterThan(expected.size() / 1_000)
                .endsWith((long) expected.size());
    }

    @Test
    void anotherThreadCanCancelAndNoEndIsDeclared() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        SimulationRun run = new SimulationRun(night, outlet, 1, (position, clock) -> begun.countDown());
        CompletableFuture<Long> position = CompletableFuture.supplyAsync(() -> {
            try {
                return run.run(0);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        run.cancel();
        assertThat(position.get(30, TimeUnit.SECONDS)).isEqualTo(outlet.published.size());
        assertThat(outlet.flushedAt).isEqualTo(outlet.published.size());
        assertThat(outlet.heartbeats).allMatch(beat -> beat < night.endMillis().orElseThrow());
    }

    @Test
    void aSpeedOfNothingIsRefused() {
        assertThatThrownBy(() -> new Pacer(0, watch)).hasMessageContaining("speed must be above 0, was 0.0");
    }

    private SimulationRun run(double speed) {
        return new SimulationRun(night, outlet, new Pacer(speed, watch), (position, clock) -> {});
    }

    /** A clock that moves only while somebody sleeps. */
    private static final class Watch implements Sleeper {
        private long now;
        private long slept;

        Watch(long now) {
            this.now = now;
        }

        @Override
        public long nowMillis() {
            return now;
        }

        @Override
        public void sleep(long millis) {
            now += millis;
            slept += millis;
        }
    }

    /** Keeps what it gets, and every record that a heartbeat had ruled out. */
    private static class Outlet implements Publisher {
        final List<SpecificRecord> published = new ArrayList<>();
        final List<Long> heartbeats = new ArrayList<>();
        final List<SpecificRecord> lies = new ArrayList<>();
        long flushedAt;

        @Override
        public void publish(SpecificRecord record) {
            published.add(record);
            Instant at = (Instant)
                    record.get(record.getSchema().getField("observedAt").pos());
            if (!heartbeats.isEmpty() && at.toEpochMilli() < heartbeats.get(heartbeats.size() - 1)) {
                lies.add(record);
            }
        }

        @Override
        public void heartbeat(long completeUpToMillis) {
            heartbeats.add(completeUpToMillis);
        }

        @Override
        public void reject(FeedRejection rejection) {
            throw new AssertionError("a simulation rejects nothing");
        }

        @Override
        public void flush() {
            flushedAt = published.size();
        }

        @Override
        public void close() {}
    }
}
