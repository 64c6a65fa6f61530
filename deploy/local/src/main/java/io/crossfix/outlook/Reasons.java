package io.crossfix.outlook;

import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.record.RateShare;
import io.crossfix.record.RiskFact;
import io.crossfix.watch.Printable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Why a place has the risk it has, in words. */
public final class Reasons {

    private static final Comparator<RateShare> LARGEST =
            Comparator.comparingDouble(RateShare::getPerDay).reversed();

    private Reasons() {}

    /**
     * The largest shares of a rate: {@code gunshots of the last two weeks next door 41 %}.
     *
     * @param most how many at most; shares below half a percent are left out
     */
    public static List<String> of(List<RateShare> shares, int most) {
        double sum = shares.stream().mapToDouble(RateShare::getPerDay).sum();
        return shares.stream()
                .sorted(LARGEST)
                .limit(most)
                .filter(share -> 100 * share.getPerDay() / sum >= 0.5)
                .map(share -> String.format(Locale.ROOT, "%s %.0f %%", words(share), 100 * share.getPerDay() / sum))
                .toList();
    }

    /** A share without its size: {@code gunshots of the last two weeks next door}. */
    public static String words(RateShare share) {
        return share.getAge().isEmpty()
                ? "what any cell has"
                : source(share.getSource()) + " of " + age(share.getAge()) + " " + ring(share.getRing());
    }

    /**
     * A recent observation, and what would be without it.
     *
     * @param readAt when the reading it stands in was made
     */
    public static String of(RiskFact fact, Instant readAt) {
        return String.format(
                Locale.ROOT,
                "%s %s at %s, %d min before the reading; without it: NOW would be %s, rate would be %s a day%s",
                one(fact),
                ring(fact.getRing()),
                fact.getObservedAt().truncatedTo(ChronoUnit.SECONDS),
                ChronoUnit.MINUTES.between(fact.getObservedAt(), readAt),
                Amounts.percent(fact.getNowWithout()),
                Amounts.short3(fact.getPerDayWithout()),
                fact.getFollowUp() ? " (follow-up: adds nothing to the rate)" : "");
    }

    private static String one(RiskFact fact) {
        return fact.getSource().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                + Printable.of(fact.getObservationId())
                + " (" + Printable.of(fact.getSensorId()) + ")";
    }

    /** Many observations of a source. */
    public static String source(String source) {
        return Arrays.stream(RiskSource.values())
                .filter(known -> known.name().equals(source))
                .map(Reasons::source)
                .findFirst()
                .orElse(source);
    }

    private static String source(RiskSource source) {
        return switch (source) {
            case GUNSHOT -> "gunshots";
            case SHOTS_CALL -> "calls about shots";
            case VIOLENCE_CALL -> "calls about violence";
            case THREAT_CALL -> "calls about threats";
            case CAMERA -> "camera events";
            case FIREWORKS -> "fireworks";
            case HOTLIST -> "hotlist hits";
        };
    }

    static String age(String age) {
        return switch (RiskAge.valueOf(age)) {
            case MINUTES -> "the last minutes";
            case HOURS -> "the last hours";
            case WEEKS -> "the last two weeks";
            case YEAR -> "the last year";
        };
    }

    /** A ring in words. */
    public static String ring(int ring) {
        return switch (ring) {
            case 0 -> "here";
            case 1 -> "next door";
            default -> "two cells away";
        };
    }
}
