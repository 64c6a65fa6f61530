package io.crossfix.bench.fusion;

import io.crossfix.flow.BudgetLimits;
import io.crossfix.flow.FuseCellSettings;
import io.crossfix.job.AlertSettings;
import io.crossfix.job.FusionSettings;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.model.CellSettings;
import io.crossfix.model.GridSettings;
import io.crossfix.model.RiskSettings;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.Kind;
import io.crossfix.rule.RuleSurroundings;
import io.crossfix.rule.signature.TrustedKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The workload's rules as rule files, and an installation in which they can be asked. */
public final class FusionRules {

    /** Half a minute: in this workload nothing comes later than ten seconds. */
    private static final long LATEST_MILLIS = 30_000;

    /** More than anybody reads in one cell and six minutes; at 1,000 events a second none may be left out. */
    private static final int FACTS_PER_KIND = 1_000_000;

    private static final long FACTS_IN_MEMORY = 3_000_000;

    /**
     * Cells so large that few events lie within reach of a second one: the rules look 2,200 m around, which is the diameter
     * of a key cell of the default resolution.
     */
    private static final GridSettings GRID = new GridSettings(
            5, 9, Map.of(Kind.GUNSHOT, 500.0, Kind.CALL, 500.0, Kind.CAMERA, 1_300.0, Kind.PLATE, 2_200.0));

    private FusionRules() {}

    /** R1 to R3. */
    public static List<String> texts() {
        return Stream.of("r1-called-in", "r2-leaving", "r3-not-cleared")
                .map(FusionRules::text)
                .toList();
    }

    private static String text(String name) {
        String resource = "/fusion-1/" + name + ".yaml";
        try (InputStream in = Objects.requireNonNull(FusionRules.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of this program cannot be read", e);
        }
    }

    /** The rules with all else by default, but for the grid, and without a budget: R3 holds for every fiftieth event. */
    public static FusionSettings settings() {
        return settings(texts(), RiskSettings.DEFAULT);
    }

    /** The same in shadow, so that nobody is alerted, and with the risk of places kept but not told. */
    public static FusionSettings matchesOnly() {
        return settings(texts().stream().map(text -> text + "\nmode: shadow\n").toList(), RiskSettings.SILENT);
    }

    private static FusionSettings settings(List<String> texts, RiskSettings risk) {
        FuseCellSettings.Limits usual = FuseCellSettings.Limits.DEFAULT;
        return new FusionSettings(
                AdmissionSettings.DEFAULT,
                GRID,
                new CellSettings(LATEST_MILLIS, FACTS_PER_KIND, risk),
                new FuseCellSettings.Limits(
                        usual.maxWindowMillis(),
                        usual.maxCandidates(),
                        FACTS_IN_MEMORY,
                        usual.silenceFallbackMillis(),
                        usual.liveMillis(),
                        BudgetLimits.NONE),
                AlertSettings.DEFAULT,
                texts,
                RuleSurroundings.NONE,
                RiskWeights.SHIPPED.in(RuleSurroundings.NONE.zone()),
                TrustedKeys.NONE);
    }
}
