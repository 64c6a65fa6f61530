package io.crossfix.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.Kind;
import io.crossfix.rule.CompiledRule;
import io.crossfix.settings.RulesSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a rule held or not, found out in recorded files. */
class InquiryTest {

    private static final String MAPPING = """
            mapping: night
            about: two rows for a test
            source: {format: csv}
            id: '{id}'
            sensor: city
            time: {column: time, format: iso-8601}
            position: {latitude: lat, longitude: lon}
            classify:
              by: '{type}'
              table:
                SHOT: {stream: GUNSHOT}
                CALL: {stream: CALL, category: SHOTS_FIRED}
              default: {stream: CALL, category: OTHER}
            """;

    @TempDir
    private Path directory;

    private CompiledRule rule;

    @BeforeEach
    void compile() throws Exception {
        rule = RulesSection.of(Path.of("../rules"), null)
                .compiler()
                .compile(Files.readString(Path.of("../rules/shots-called-in.yaml")), "shots-called-in.yaml");
    }

    @Test
    void anAnchorIsToldWhatItLacked() throws Exception {
        Inquiry.Findings found = inquiry().into("shot-1", null);
        assertThat(found.about()).singleElement().satisfies(explanation -> {
            assertThat(explanation.holds()).isFalse();
            assertThat(explanation.lines().toString()).contains("CALL call-1: 66", "radius 600 m", "too far");
        });
        assertThat(found.evidence()).isEmpty();
    }

    @Test
    void evidenceIsHeldAgainstTheAnchorsNearIt() throws Exception {
        Inquiry.Findings found = inquiry().into("call-1", Kind.CALL);
        assertThat(found.evidence()).singleElement().asString().startsWith("as call of GUNSHOT shot-1: 66");
        assertThat(found.about()).hasSize(1);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> inquiry().into("shot-9", null))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("there is no observation shot-9");
    }

    private Inquiry inquiry() throws InvalidDocument, UnusableSource, IOException {
        return new Inquiry(rule, RecordedObservations.of(List.of(recording()), mapping()));
    }

    private Path recording() throws IOException {
        return Files.writeString(directory.resolve("night.csv"), """
                id,type,time,lat,lon
                shot-1,SHOT,2026-01-15T21:00:00Z,37.8,-122.27
                call-1,CALL,2026-01-15T21:01:00Z,37.806,-122.27
                """);
    }

    private static Mapping mapping() throws InvalidDocument {
        return Mapping.read(MAPPING, "mapping");
    }
}
