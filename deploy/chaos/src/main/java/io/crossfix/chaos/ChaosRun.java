package io.crossfix.chaos;

import io.crossfix.chaos.load.CityLoad;
import io.crossfix.chaos.load.Officer;
import io.crossfix.chaos.load.Probes;
import io.crossfix.chaos.load.ReaderLoad;
import io.crossfix.chaos.nemesis.Nemesis;
import io.crossfix.chaos.oracle.Answers;
import io.crossfix.chaos.oracle.TwoRuns;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Schedules on a rig that runs, one after another without a pause: load and faults, then the oracle. */
public final class ChaosRun {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration WORKED_OFF_WITHIN = Duration.ofMinutes(10);
    private static final Duration LOAD_WITHIN = Duration.ofHours(12);
    /** What the last faults wait for may still come. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);
    /** What a fault has broken may fail that much later, though the next fault has begun. */
    static final long AFTERMATH_MILLIS = 30_000;
    /** An alert whose call was sent just before a fault may have to wait for its end too. */
    private static final long BEFORE_MILLIS = 2_000;

    private final Rig rig;
    private final List<Schedule> schedules;
    private final Consumer<String> say;
    private final List<CheckpointTimes.Spell> spells = new CopyOnWriteArrayList<>();
    private long aftermathUntil;

    /**
     * @param schedules at least one, all of one rate; the load has the seed of the first
     * @param say takes a line of progress
     */
    public ChaosRun(Rig rig, List<Schedule> schedules, Consumer<String> say) {
        if (schedules.stream().mapToInt(Schedule::perSecond).distinct().count() != 1) {
            throw new IllegalArgumentException("schedules that run one after another need one rate");
        }
        this.rig = rig;
        this.schedules = List.copyOf(schedules);
        this.say = say;
    }

    /** A fault that is over: when it began and ended, milliseconds since epoch; whether the job failed meanwhile. */
    private record Done(Fault fault, long from, long to, boolean restarted, String problem) {}

    /** A schedule that is over. */
    private record Over(Schedule schedule, long from, List<Done> faults) {}

    /** Runs them to their end. */
    public Report run() {
        try (Probes probes = Probes.at(rig.direct());
                Officer officer = Officer.at(rig.direct());
                CityLoad city = new CityLoad(
                        rig.direct(),
                        probes,
                        schedules.get(0).seed(),
                        rig.size().lingerMillis(),
                        rig.size().calls())) {
            ReaderLoad reader = ReaderLoad.start(rig.feed(), rig.senderKey());
            int seconds = schedules.stream().mapToInt(Schedule::seconds).sum();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(
                    () -> city.run(schedules.get(0).seed(), schedules.get(0).perSecond(), seconds));
            List<Over> over = faults(new Nemesis(rig, city), sending);
            Waiting.on(sending, LOAD_WITHIN, "not all was sent");
            reader.close();
            say.accept("all is sent: " + city.acknowledged() + " records, " + city.sentAgain() + " of them again");
            Waiting.pause(LAST_WAIT);
            List<List<Outcome.Wait>> waits = waits(over, probes);
            awaitWorkedOff();
            Waiting.pause(rig.size().silence());
            Report.Door door = new Report.Door(reader.acceptedIds().size(), lostAtDoor(reader.acceptedIds()));
            Map<String, Instant> applied = officer.applied();
            List<String> forgotten = Answers.forgotten(rig.direct(), applied);
            say.accept("of Flink's processes " + rig.flink().endedByThemselves()
                    + " ended by themselves and were started again; the undisturbed run ...");
            TwoRuns runs = Undisturbed.beside(rig);
            return new Report(
                    outcomes(over, waits, probes, runs),
                    city.acknowledged(),
                    door,
                    new Report.Answered(applied.size(), forgotten),
                    runs.demotions());
        }
    }

    /** The faults that are over, in order; also while it runs. */
    List<CheckpointTimes.Spell> spells() {
        return List.copyOf(spells);
    }

    private List<Over> faults(Nemesis nemesis, CompletableFuture<Void> sending) {
        List<Over> over = new ArrayList<>();
        long start = System.currentTimeMillis();
        for (Schedule schedule : schedules) {
            say.accept("seed " + schedule.seed());
            List<Done> done = new ArrayList<>();
            for (Fault fault : schedule.faults()) {
                pauseUntil(start + fault.at() * 1_000L);
                done.add(done(nemesis, fault));
                if (sending.isCompletedExceptionally()) {
                    Waiting.on(sending, LOOK_EVERY, "the sending failed");
                }
            }
            over.add(new Over(schedule, start, done));
            start += schedule.seconds() * 1_000L;
        }
        return over;
    }

    private Done done(Nemesis nemesis, Fault fault) {
        say.accept(fault.toString());
        long from = System.currentTimeMillis();
        String problem = "";
        try {
            Nemesis.Begun begun = nemesis.begin(fault);
            pauseUntil(from + fault.seconds() * 1_000L);
            begun.end();
        } catch (CommandFailed e) {
            // The others are tried nevertheless; the report says that this one was not.
            problem = String.valueOf(e.getMessage());
            say.accept(fault.kind() + ": " + problem);
        }
        long to = System.currentTimeMillis();
        spells.add(new CheckpointTimes.Spell(fault.kind(), from, to));
        long since = fault.kind().isInterrupting() ? from : Math.max(from, aftermathUntil);
        if (fault.kind().isInterrupting()) {
            aftermathUntil = to + AFTERMATH_MILLIS;
        }
        return new Done(fault, from, to, rig.flink().rest().hasFailedSince(since), problem);
    }

    private static List<List<Outcome.Wait>> waits(List<Over> over, Probes probes) {
        List<Done> all = over.stream().flatMap(one -> one.faults().stream()).toList();
        Map<Done, Outcome.Wait> waits = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Done each = all.get(i);
            long until = i + 1 < all.size() ? all.get(i + 1).from() - BEFORE_MILLIS : Long.MAX_VALUE;
            long longest =
                    probes.longestBetween(each.from() - BEFORE_MILLIS, until).orElse(0);
            waits.put(
                    each,
                    new Outcome.Wait(
                            each.fault(),
                            (each.to() - each.from()) / 1_000.0,
                            longest / 1_000.0,
                            each.restarted(),
                            each.problem()));
        }
        return over.stream()
                .map(one -> one.faults().stream().map(waits::get).toList())
                .toList();
    }

    private static List<Outcome> outcomes(
            List<Over> over, List<List<Outcome.Wait>> waits, Probes probes, TwoRuns runs) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < over.size(); i++) {
            long from = i == 0 ? 0 : over.get(i).from();
            long until = i + 1 < over.size() ? over.get(i + 1).from() : Long.MAX_VALUE;
            outcomes.add(new Outcome(
                    over.get(i).schedule(),
                    waits.get(i),
                    probes.unseenBetween(from, until),
                    runs.between(Instant.ofEpochMilli(from), Instant.ofEpochMilli(until))));
        }
        return outcomes;
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
