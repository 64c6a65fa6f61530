package io.crossfix.model.risk;

import io.crossfix.model.Observation;
import io.crossfix.model.RiskRings;
import io.crossfix.model.risk.RiskBook.Desk;
import io.crossfix.model.risk.RiskFacts.Bearing;
import io.crossfix.record.RiskFact;
import io.crossfix.record.RiskReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What is told of a risk cell: both scores, their shares, and what they would be without each recent observation. */
public final class RiskReadings {

    /** Most observations that are listed. */
    static final int MAX_LISTED = 10;

    /** Most that are looked at: in a storm the latest ones. */
    private static final int MAX_WEIGHED = 100;

    private static final Comparator<Weighed> HEAVIEST = Comparator.comparingDouble(Weighed::logOdds)
            .thenComparingDouble(Weighed::perDay)
            .reversed()
            .thenComparing(weighed -> weighed.seen().kind())
            .thenComparing(weighed -> weighed.seen().id());

    private static final Comparator<Near> OLDEST = Comparator.comparing(near -> near.fact().seen, Observation.BY_TIME);

    private static final RiskAge[] AGES = RiskAge.values();

    private final Desk desk;
    private final RiskBook book;
    private final RiskModel model;

    /** Of the cells of one book. */
    public RiskReadings(Desk desk, RiskBook book) {
        this.desk = desk;
        this.book = book;
        this.model = desk.model();
    }

    /** A recent observation, and how many cells away it is. */
    private record Near(Bearing fact, int ring) {

        /** False for what only says that something goes on which something else has told already. */
        boolean weighs() {
            return fact.added.now() != 0 || fact.added.next() != 0;
        }
    }

    /** The same, and by how much the scores would be lower without it. */
    private record Weighed(Near near, double logOdds, double perDay) {

        Weighed adding(double toTheRate) {
            return new Weighed(near, logOdds, toTheRate);
        }

        Observation seen() {
            return near.fact().seen;
        }
    }

    /** A ledger at a moment, read once. */
    private final class View {

        private final long at;
        private final double hour;
        private final Score.Levels levels;
        private final Score now;
        private final Rate rate;

        View(RiskLedger ledger, long at) {
            this.at = at;
            this.hour = model.weights().next().hourFactor(at);
            this.levels = model.levels(ledger, at);
            this.now = Score.of(levels, model.weights().now());
            this.rate = model.rate(ledger, at);
        }

        /** What incidents add to the rate, per day. */
        double perDay(Near near, double incidents) {
            if (incidents == 0) {
                return 0;
            }
            NextWeights next = model.weights().next();
            double sum = 0;
            for (RiskAge age : AGES) {
                double children = next.children(RiskFacts.source(near.fact()), near.ring(), age);
                if (children != 0) {
                    sum += children * age.left(at - near.fact().seen.at()) * age.perDay() * (age.isSlow() ? hour : 1);
                }
            }
            return next.level() * incidents / cellsAsFar(near) * sum;
        }

        /** How many cells are as far from the observation. */
        private int cellsAsFar(Near near) {
            return desk.grid().risksAround(near.fact().cell).cellsIn(near.ring());
        }

        double logOdds(Near near) {
            Observation seen = near.fact().seen;
            return near.fact().added.now()
                    * RingShares.of(near.ring(), seen.uncertaintyMetres())
                    * RiskAge.MINUTES.left(at - seen.at());
        }
    }

    /**
     * The reading of a cell at a time (milliseconds since epoch), or at that of its latest observation if that is later;
     * null when nothing was ever said about it.
     */
    public @Nullable RiskReading reading(long riskCell, long at) {
        RiskLedger ledger = book.ledger(riskCell);
        if (ledger == null) {
            return null;
        }
        View view = new View(ledger, Math.max(at, ledger.clock()));
        List<Near> recent = recent(riskCell, view.at);
        return RiskReading.newBuilder()
                .setRiskCell(riskCell)
                .setKeyCell(desk.keyCell())
                .setAt(Instant.ofEpochMilli(view.at))
                .setNow(view.now.probability())
                .setLogOdds(view.now.logOdds())
                .setShares(view.now.shares())
                .setWeightsVersion(model.weights().label())
                .setRatePerDay(view.rate.perDay())
                .setNextHour(view.rate.nextHour())
                .setRatio(view.rate.ratio())
                .setRateShares(view.rate.shares())
                .setFacts(heaviest(view, riskCell, recent))
                .setFactCount((int) recent.stream().filter(Near::weighs).count())
                .build();
    }

    /**
     * The same, and it is remembered that it was told, so that whatever differs from it is news. Of no account in a checkpoint:
     * to tell a reading twice does no harm.
     */
    public @Nullable RiskReading tell(long riskCell, long at) {
        RiskReading reading = reading(riskCell, at);
        RiskLedger ledger = book.ledger(riskCell);
        if (reading != null && ledger != null) {
            double perDay = model.glance(ledger, Math.max(at, ledger.clock())).perDay();
            ledger.told(reading.getNow(), perDay);
        }
        return reading;
    }

    /** The reading if it is different enough from the one told last, which it then is; see {@link RiskLedger#isNews}. */
    public @Nullable RiskReading news(long riskCell, long at, double step, double factor) {
        RiskLedger ledger = book.ledger(riskCell);
        if (ledger == null) {
            return null;
        }
        Glance glance = model.glance(ledger, Math.max(at, ledger.clock()));
        double now = glance.probability(model.weights().now());
        double base = model.weights().next().level() * model.weights().next().basePerDay();
        return ledger.isNews(now, glance.perDay(), step, factor, base) ? reading(riskCell, at) : null;
    }

    /** True when the probability of NOW is at least {@code floor}. */
    public boolean isAtLeast(long riskCell, long at, double floor) {
        RiskLedger ledger = book.ledger(riskCell);
        // Most cells are quiet, and this is asked of all of them every minute.
        if (ledger == null || !ledger.hasNow()) {
            return false;
        }
        return model.glance(ledger, Math.max(at, ledger.clock()))
                        .probability(model.weights().now())
                >= floor;
    }

    private List<Near> recent(long riskCell, long at) {
        RiskRings around = desk.grid().risksAround(riskCell);
        List<Near> recent = new ArrayList<>();
        int begin = 0;
        for (int ring = 0; ring < NextWeights.RINGS; ring++) {
            int end = around.ends()[ring];
            for (int i = begin; i < end; i++) {
                for (Bearing fact : book.facts().in(around.cells()[i], at - RiskWeights.MEMORY_MILLIS, at)) {
                    if (fact.alone.now() != 0 || fact.alone.next() != 0) {
                        recent.add(new Near(fact, ring));
                    }
                }
            }
            begin = end;
        }
        return recent;
    }

    private List<RiskFact> heaviest(View view, long riskCell, List<Near> recent) {
        List<Weighed> weighed = new ArrayList<>();
        for (Near near : latest(recent)) {
            weighed.add(weighed(view, near));
        }
        List<Weighed> heaviest = new ArrayList<>();
        for (Weighed each : atLeastTheLightestListed(weighed)) {
            heaviest.add(each.adding(perDay(view, riskCell, each.near())));
        }
        heaviest.sort(HEAVIEST);
        return heaviest.stream().limit(MAX_LISTED).map(each -> told(view, each)).toList();
    }

    /** Those that may be listed by what they weigh now: what the rate would be without an observation is dear to say. */
    private static List<Weighed> atLeastTheLightestListed(List<Weighed> weighed) {
        if (weighed.size() <= MAX_LISTED) {
            return weighed;
        }
        double[] sorted =
                weighed.stream().mapToDouble(Weighed::logOdds).sorted().toArray();
        double least = sorted[sorted.length - MAX_LISTED];
        return weighed.stream().filter(each -> each.logOdds() >= least).toList();
    }

    /** In a storm there are many more, and to sort them all would cost more than to weigh them. */
    private static Collection<Near> latest(List<Near> recent) {
        Queue<Near> latest = new PriorityQueue<>(OLDEST);
        for (Near near : recent) {
            if (near.weighs()) {
                latest.add(near);
                if (latest.size() > MAX_WEIGHED) {
                    latest.remove();
                }
            }
        }
        return latest;
    }

    private Weighed weighed(View view, Near near) {
        RiskSource source = RiskFacts.source(near.fact());
        return new Weighed(
                near,
                Score.share(
                        view.levels, source, view.logOdds(near), model.weights().now()),
                0);
    }

    /** By how much the rate would be lower without an observation, per day. */
    private double perDay(View view, long riskCell, Near near) {
        return model.weights().next().hasChildren(RiskFacts.source(near.fact()))
                ? view.perDay(near, near.fact().added.next()) - promoted(view, riskCell, near.fact())
                : 0;
    }

    /** What would count instead: the observations of its incident that would be the first of one without it. */
    private double promoted(View view, long riskCell, Bearing fact) {
        if (fact.alone.next() == 0) {
            return 0;
        }
        double sum = 0;
        for (Bearing other : book.facts().openedWithout(fact, desk.grid().risksAround(fact.cell))) {
            RiskRings around = desk.grid().risksAround(other.cell);
            int ring = around.ringOf(riskCell);
            if (ring >= 0 && !book.facts().isFollowUp(other, around, fact)) {
                sum += view.perDay(new Near(other, ring), other.alone.next());
            }
        }
        return sum;
    }

    private RiskFact told(View view, Weighed weighed) {
        Bearing fact = weighed.near().fact();
        return RiskFact.newBuilder()
                .setKind(fact.seen.kind())
                .setObservationId(fact.seen.id())
                .setSensorId(fact.seen.sensor())
                .setObservedAt(Instant.ofEpochMilli(fact.seen.at()))
                .setSource(RiskFacts.source(fact).name())
                .setRing(weighed.near().ring())
                .setFollowUp(fact.alone.next() > 0 && fact.added.next() == 0)
                .setLogOdds(weighed.logOdds())
                .setNowWithout(model.weights().now().probability(view.now.logOdds() - weighed.logOdds()))
                .setPerDay(weighed.perDay())
                .setPerDayWithout(view.rate.perDay() - weighed.perDay())
                .build();
    }
}
