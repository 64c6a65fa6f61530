package io.crossfix.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.backtest.TrueEvents.Nearness;
import io.crossfix.backtest.engine.FoundMatch;
import io.crossfix.backtest.report.BacktestReport.LabelFigures;
import io.crossfix.backtest.statistics.Interval;
import io.crossfix.feeds.simulate.GroundTruth;
import io.crossfix.feeds.simulate.GroundTruthFile;
import io.crossfix.feeds.simulate.Place;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrueEventsTest {

    private static final Nearness NEAR = new Nearness("SHOOTING", 600_000, 600);
    private static final long NINE = 1_711_000_000_000L;

    @TempDir
    Path directory;

    @Test
    void aMatchIsRightNearATrueEventAndUnjudgedWhereNobodyKnows() {
        TrueEvents truth = read(
                truth("s-1", GroundTruth.Kind.SHOOTING, NINE, 37.80),
                truth("s-2", GroundTruth.Kind.SHOOTING, NINE, 37.90),
                truth("r-1", GroundTruth.Kind.REAL_DETECTION, NINE, 37.70),
                truth("f-1", GroundTruth.Kind.FIREWORKS, NINE, 37.60));
        LabelFigures labels = truth.judge(List.of(
                match("right", NINE + 600_000, 37.80),
                match("a moment late", NINE + 600_001, 37.80),
                match("700 m away", NINE, 37.8063),
                match("unknown", NINE, 37.70),
                match("fireworks", NINE, 37.60)));
        assertThat(labels.precision().count()).isEqualTo(1);
        assertThat(labels.precision().of()).isEqualTo(4);
        assertThat(labels.precision().lower())
                .isEqualTo(Interval.wilson(1, 4, 0.95).lower());
        assertThat(labels.unknown()).isEqualTo(1);
        assertThat(labels.recall().share()).isEqualTo(0.5);
    }

    @Test
    void withoutTrueEventsPrecisionIsUnknown() {
        TrueEvents truth = read(truth("r-1", GroundTruth.Kind.REAL_DETECTION, NINE, 37.70));
        assertThat(truth.sentence()).isEqualTo("the truth holds no SHOOTING: precision unknown");
        assertThat(truth.judge(List.of(match("any", NINE, 37.70))).precision().share())
                .isNull();
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        Path file = Files.writeString(
                directory.resolve("truth.jsonl"),
                "{\"kind\":\"SHOOTING\",\"at\":\"yesterday\"," + "\"latitude\":1,\"longitude\":2}\n");
        assertThatThrownBy(() -> TrueEvents.read(file, NEAR))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("is no true event");
    }

    private TrueEvents read(GroundTruth... truths) {
        Path file = directory.resolve("truth.jsonl");
        GroundTruthFile.write(Stream.of(truths), file);
        return TrueEvents.read(file, NEAR);
    }

    private static GroundTruth truth(String id, GroundTruth.Kind kind, long at, double latitude) {
        return new GroundTruth(id, kind, at, new Place(latitude, -122.2), "made", null, List.of());
    }

    private static FoundMatch match(String id, long at, double latitude) {
        return new FoundMatch(id, "rule", "1.0", Kind.GUNSHOT, id, at, latitude, -122.2, 0, "because", List.of(), "");
    }
}
