package io.crossfix.model.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.document.YamlDocument;
import io.crossfix.model.risk.NowWeights.FromRounds;
import io.crossfix.model.risk.NowWeights.OfSource;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@link RiskWeights} as people and {@code risk fit} write them: YAML after the schema {@value #SCHEMA}. */
public final class RiskWeightsText {

    /** Class path name of the published JSON Schema. */
    public static final String SCHEMA = "/json-schema/risk-weights.schema.json";

    /** Children of one observation must die out: above this sum of the fast and middle ages the rates run away. */
    static final double MAX_CHILDREN = 0.9;

    private static final double MEAN_TOLERANCE = 0.01;

    private static final YAMLMapper WRITER = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    private RiskWeightsText() {}

    @JsonPropertyOrder({"weights", "version", "about", "now", "next"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Written(
            String weights, int version, @Nullable String about, Now now, Next next) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Now(
            double prior,
            @Nullable Calibration calibration,
            Map<RiskSource, Source> sources,
            @Nullable List<Rounds> rounds,
            @Nullable Map<String, Double> categories) {}

    private record Calibration(double slope, double intercept) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Source(
            double weight,
            double cap,
            @JsonProperty("by-hour") @Nullable Boolean byHour) {}

    private record Rounds(int from, double weight) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Next(
            @JsonProperty("base-per-day") double basePerDay,
            @Nullable Double level,
            @Nullable String zone,
            @JsonProperty("hour-of-week") double @Nullable [] hourOfWeek,
            Map<RiskSource, Map<RiskAge, double[]>> children) {}

    /**
     * Reads and checks a text.
     *
     * @param source file or topic that it came from, for messages
     * @throws InvalidDocument with every fault: what the schema refuses, an unknown zone, factors of the hours whose mean
     *     is not 1, children that multiply without end
     */
    public static RiskWeights read(String text, String source) throws InvalidDocument {
        YamlDocument document = YamlDocument.read(text, source, SCHEMA);
        Written written = document.as(Written.class);
        List<Fault> faults = new ArrayList<>();
        NextWeights next = next(document, written.next(), faults);
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
        return new RiskWeights(written.weights(), written.version(), now(written.now()), next);
    }

    private static NowWeights now(Now written) {
        Map<RiskSource, OfSource> sources = new EnumMap<>(RiskSource.class);
        written.sources()
                .forEach((source, each) -> sources.put(
                        source, new OfSource(each.weight(), each.cap(), Boolean.TRUE.equals(each.byHour()))));
        List<FromRounds> rounds = written.rounds() == null
                ? List.of()
                : written.rounds().stream()
                        .map(each -> new FromRounds(each.from(), each.weight()))
                        .sorted(Comparator.comparingInt(FromRounds::from))
                        .toList();
        Calibration calibration = written.calibration() == null ? new Calibration(1, 0) : written.calibration();
        return new NowWeights(
                written.prior(),
                calibration.slope(),
                calibration.intercept(),
                sources,
                rounds,
                written.categories() == null ? Map.of() : written.categories());
    }

    private static NextWeights next(YamlDocument document, Next written, List<Fault> faults) {
        double[] children = new double[RiskSource.COUNT * NextWeights.RINGS * RiskAge.COUNT];
        written.children()
                .forEach((source, ages) -> ages.forEach((age, rings) -> {
                    for (int ring = 0; ring < rings.length; ring++) {
                        children[NextWeights.index(source, ring, age)] = rings[ring];
                    }
                }));
        checkChildren(document, children, faults);
        double[] hours = written.hourOfWeek() == null ? flat() : written.hourOfWeek();
        double mean = Arrays.stream(hours).average().orElse(0);
        if (Math.abs(mean - 1) > MEAN_TOLERANCE) {
            faults.add(document.fault("/next/hour-of-week", "the mean of the factors must be 1, was " + mean));
        }
        return new NextWeights(
                written.basePerDay(),
                written.level() == null ? 1 : written.level(),
                zone(document, written.zone(), faults),
                hours,
                children);
    }

    private static void checkChildren(YamlDocument document, double[] children, List<Fault> faults) {
        for (RiskSource source : RiskSource.values()) {
            double sum = 0;
            for (int ring = 0; ring < NextWeights.RINGS; ring++) {
                sum += children[NextWeights.index(source, ring, RiskAge.HOURS)]
                        + children[NextWeights.index(source, ring, RiskAge.WEEKS)];
            }
            if (sum > MAX_CHILDREN) {
                faults.add(document.fault(
                        "/next/children/" + source,
                        "one observation leads to " + sum + " others within weeks, at most " + MAX_CHILDREN
                                + " die out by themselves"));
            }
        }
    }

    private static ZoneId zone(YamlDocument document, @Nullable String written, List<Fault> faults) {
        try {
            return ZoneId.of(written == null ? "UTC" : written);
        } catch (DateTimeException e) {
            faults.add(document.fault("/next/zone", "there is no time zone '" + written + "'"));
            return ZoneId.of("UTC");
        }
    }

    private static double[] flat() {
        double[] flat = new double[NextWeights.HOURS_OF_WEEK];
        Arrays.fill(flat, 1);
        return flat;
    }

    /**
     * The text that {@link #read} makes the same weights of.
     *
     * @param about what they were fitted on, for people
     */
    public static String write(RiskWeights weights, String about) {
        NowWeights now = weights.now();
        NextWeights next = weights.next();
        Map<RiskSource, Source> sources = new TreeMap<>();
        now.sources()
                .forEach((source, each) ->
                        sources.put(source, new Source(each.weight(), each.cap(), each.byHour() ? true : null)));
        Written written = new Written(
                weights.name(),
                weights.version(),
                about,
                new Now(
                        now.prior(),
                        new Calibration(now.slope(), now.intercept()),
                        sources,
                        now.rounds().stream()
                                .map(each -> new Rounds(each.from(), each.weight()))
                                .toList(),
                        new TreeMap<>(now.categories())),
                new Next(next.basePerDay(), next.level(), next.zone().getId(), next.hourOfWeek(), children(next)));
        try {
            return WRITER.writeValueAsString(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("weights are plain values", e);
        }
    }

    private static Map<RiskSource, Map<RiskAge, double[]>> children(NextWeights next) {
        Map<RiskSource, Map<RiskAge, double[]>> children = new TreeMap<>();
        for (RiskSource source : RiskSource.values()) {
            for (RiskAge age : RiskAge.values()) {
                double[] rings = new double[NextWeights.RINGS];
                for (int ring = 0; ring < rings.length; ring++) {
                    rings[ring] = next.children(source, ring, age);
                }
                if (Arrays.stream(rings).anyMatch(weight -> weight != 0)) {
                    children.computeIfAbsent(source, each -> new TreeMap<>()).put(age, rings);
                }
            }
        }
        return children;
    }
}
