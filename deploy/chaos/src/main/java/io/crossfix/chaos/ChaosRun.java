package io.crossfix.chaos;

import io.crossfix.chaos.load.CityLoad;
import io.crossfix.chaos.load.Officer;
import io.crossfix.chaos.load.Probes;
import io.crossfix.chaos.load.ReaderLoad;
import io.crossfix.chaos.nemesis.Nemesis;
import io.crossfix.chaos.oracle.Answers;
import io.crossfix.chaos.oracle.Undisturbed;
import io.crossfix.chaos.rig.Rig;
import io.crossfix.chaos.schedule.Fault;
import io.crossfix.chaos.schedule.Schedule;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.local.Backlog;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import io.crossfix.record.PlateRead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One schedule on a rig that runs: load and faults, then the oracle. */
public final class ChaosRun {

    /** Above the silence of the rig's own rule and the clock's patience behind it. */
    private static final Duration SILENCE = Duration.ofSeconds(75);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration WORKED_OFF_WITHIN = Duration.ofMinutes(5);
    private static final Duration LOAD_WITHIN = Duration.ofHours(12);
    /** An alert whose call was sent just before a fault may have to wait for its end too. */
    private static final long BEFORE_MILLIS = 2_000;

    private final Rig rig;
    private final Schedule schedule;
    private final Consumer<String> say;

    /** @param say takes a line of progress */
    public ChaosRun(Rig rig, Schedule schedule, Consumer<String> say) {
        this.rig = rig;
        this.schedule = schedule;
        this.say = say;
    }

    /** Runs it to its end. */
    public Outcome run() {
        try (Probes probes = Probes.at(rig.direct());
                Officer officer = Officer.at(rig.direct());
                CityLoad city = new CityLoad(rig.direct(), probes, schedule.seed())) {
            ReaderLoad reader = ReaderLoad.start(rig.feed(), rig.senderKey());
            long start = System.currentTimeMillis();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(
                    () -> city.run(schedule.seed(), schedule.perSecond(), schedule.seconds()));
            List<Outcome.Wait> waits = faults(new Nemesis(rig, city), sending, start, probes);
            Waiting.on(sending, LOAD_WITHIN, "not all was sent");
            reader.close();
            say.accept("all is sent: " + city.acknowledged() + " records, " + city.sentAgain() + " of them again");
            awaitWorkedOff();
            Waiting.pause(SILENCE);
            long lostAtDoor = lostAtDoor(reader.acceptedIds());
            int unseen = probes.unseen();
            Map<String, Instant> applied = officer.applied();
            List<String> forgotten = Answers.forgotten(rig.direct(), applied);
            say.accept("of Flink's processes " + rig.flink().endedByThemselves()
                    + " ended by themselves and were started again; the undisturbed run ...");
            Undisturbed.Comparison comparison = Undisturbed.compare(rig, SILENCE);
            return new Outcome(
                    schedule,
                    waits,
                    city.acknowledged(),
                    unseen,
                    new Outcome.Door(reader.acceptedIds().size(), lostAtDoor),
                    new Outcome.Answered(applied.size(), forgotten),
                    comparison);
        }
    }

    private List<Outcome.Wait> faults(Nemesis nemesis, CompletableFuture<Void> sending, long start, Probes probes) {
        record Done(Fault fault, long from, long to, boolean restarted) {}
        List<Done> done = new ArrayList<>();
        for (Fault fault : schedule.faults()) {
            pauseUntil(start + fault.at() * 1_000L);
            say.accept(fault.toString());
            long from = System.currentTimeMillis();
            Nemesis.Begun begun = nemesis.begin(fault);
            pauseUntil(from + fault.seconds() * 1_000L);
            begun.end();
            long to = System.currentTimeMillis();
            done.add(new Done(fault, from, to, rig.flink().rest().hasFailedSince(from)));
            if (sending.isCompletedExceptionally()) {
                Waiting.on(sending, LOOK_EVERY, "the sending failed");
            }
        }
        Waiting.on(sending, LOAD_WITHIN, "not all was sent");
        // What the last ones wait for may still come.
        Waiting.pause(Duration.ofSeconds(5));
        List<Outcome.Wait> waits = new ArrayList<>();
        for (int i = 0; i < done.size(); i++) {
            Done each = done.get(i);
            long until = i + 1 < done.size() ? done.get(i + 1).from() - BEFORE_MILLIS : Long.MAX_VALUE;
            long longest =
                    probes.longestBetween(each.from() - BEFORE_MILLIS, until).orElse(0);
            waits.add(new Outcome.Wait(
                    each.fault(), (each.to() - each.from()) / 1_000.0, longest / 1_000.0, each.restarted()));
        }
        return waits;
    }

    private static void pauseUntil(long atMillis) {
        Waiting.pause(Duration.ofMillis(Math.max(0, atMillis - System.currentTimeMillis())));
    }

    private void awaitWorkedOff() {
        long end = System.nanoTime() + WORKED_OFF_WITHIN.toNanos();
        try (Backlog backlog = Backlog.at(rig.direct())) {
            while (backlog.records() > 0) {
                if (System.nanoTime() > end) {
                    throw new CommandFailed("the job has " + backlog.records() + " records left after "
                            + WORKED_OFF_WITHIN.toMinutes() + " minutes; the last failure: "
                            + rig.flink().rest().lastFailure());
                }
                Waiting.pause(LOOK_EVERY);
            }
        }
    }

    private long lostAtDoor(Set<String> accepted) {
        Set<String> missing = new HashSet<>(accepted);
        for (Topic topic : List.of(Topic.PLATE_READ, Topic.PLATE_HIT)) {
            TopicReader.readAll(rig.direct(), topic, arrival -> {
                if (arrival.value() instanceof PlateRead read) {
                    missing.remove(read.getId());
                }
            });
        }
        return missing.size();
    }
}
