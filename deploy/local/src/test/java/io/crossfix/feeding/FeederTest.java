package io.crossfix.feeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.feeds.FeedRejection;
import io.crossfix.feeds.Publisher;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.CameraEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeederTest {

    @TempDir
    private Path positions;

    private final Outlet outlet = new Outlet();

    @Test
    void theNextFeederGoesOnWhereTheLastOneEnded() throws Exception {
        Counted first = new Counted(5);
        finish(Feeder.start(first, outlet, positions));
        Counted second = new Counted(8);
        finish(Feeder.start(second, outlet, positions));

        assertThat(second.from).isEqualTo(5);
        assertThat(outlet.flushed).isEqualTo(8);
    }

    @Test
    void aPositionIsKeptOnlyWhenEverythingBeforeItIsFlushed() throws Exception {
        outlet.broken = true;
        Feeder feeder = Feeder.start(new Counted(5), outlet, positions);

        assertThatThrownBy(() -> finish(feeder))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("disk full");
        assertThat(positions).isEmptyDirectory();
    }

    @Test
    void anotherFeedHasAnotherPosition() throws Exception {
        finish(Feeder.start(new Counted(5), outlet, positions));
        Counted other = new Counted(5) {
            @Override
            public String identity() {
                return "other";
            }
        };
        finish(Feeder.start(other, outlet, positions));

        assertThat(other.from).isZero();
    }

    @Test
    void anUnreadablePositionIsNamedInsteadOfBeginningAnew() throws Exception {
        Files.writeString(positions.resolve("counted"), "half");

        assertThatThrownBy(() -> finish(Feeder.start(new Counted(5), outlet, positions)))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining(positions.resolve("counted").toString());
    }

    private static void finish(Feeder feeder) throws InterruptedException {
        try (feeder) {
            while (feeder.outcome().isEmpty()) {
                Thread.sleep(Duration.ofMillis(5).toMillis());
            }
        }
    }

    /** Publishes empty events up to a number. */
    private static class Counted implements Feed {

        private final long total;
        private final CountDownLatch cancelled = new CountDownLatch(1);
        private long from = -1;

        Counted(long total) {
            this.total = total;
        }

        @Override
        public String title() {
            return "counted feed";
        }

        @Override
        public String identity() {
            return "counted";
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("UTC");
        }

        @Override
        public FeedOutcome publish(long begin, Publisher publisher, FeedProgress progress) {
            from = begin;
            for (long at = begin; at < total && cancelled.getCount() > 0; at++) {
                publisher.publish(new CameraEvent());
                progress.at(at + 1, total);
            }
            publisher.flush();
            return new FeedOutcome(total, total - begin, true, "counted");
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }
    }

    private static final class Outlet implements Publisher {

        private long published;
        private long flushed;
        private boolean broken;

        @Override
        public void publish(SpecificRecord observation) {
            published++;
        }

        @Override
        public void heartbeat(long completeUpToMillis) {
            throw new AssertionError("nobody asked for one");
        }

        @Override
        public void reject(FeedRejection rejection) {
            throw new AssertionError("there is nothing to reject");
        }

        @Override
        public void flush() {
            if (broken) {
                throw new IllegalStateException("disk full");
            }
            flushed = published;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
