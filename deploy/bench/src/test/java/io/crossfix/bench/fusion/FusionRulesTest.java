package io.crossfix.bench.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.bench.fusion.FusionEvent.Feed;
import io.crossfix.bench.fusion.FusionEvent.Sub;
import io.crossfix.document.InvalidDocument;
import io.crossfix.model.Admission;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.model.Facts;
import io.crossfix.model.Finding;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.record.Kind;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Matcher;
import io.crossfix.rule.RuleCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The workload's rules as rule files find what their definitions find; and the reference finds what a person finds. */
class FusionRulesTest {

    private static final long CELL = 0x882664c1a9fffffL;

    /** The first facts asked about are not the last that count: nothing is left out. */
    private static final int ALL = 1_000_000;

    @Test
    void theRuleFilesFindWhatTheReferenceFinds() throws InvalidDocument {
        List<FusionEvent> events = FusionFile.take(new FusionCity(FusionProfile.STRESS, 42, 120_000), ALL);
        FusionRecords records = new FusionRecords(0, 0);
        Admission door = new Admission(AdmissionSettings.DEFAULT);
        Facts facts = new Facts(ALL);
        List<Observation> all = new ArrayList<>();
        for (FusionEvent event : events) {
            Observation seen = Objects.requireNonNull(
                    door.judge(records.of(event), System.currentTimeMillis()).observation());
            if (facts.put(seen).changedAnything()) {
                all.add(seen);
            }
        }
        List<String> lines = new ArrayList<>();
        RuleCompiler compiler = FusionRules.settings().compiler();
        try (Matcher matcher = new Matcher(GridSettings.DEFAULT, RiskModel.shipped())) {
            for (String text : FusionRules.texts()) {
                CompiledRule rule = compiler.compile(text, "fusion-1");
                for (Observation anchor : all) {
                    matcher.ask(rule, anchor, facts, Long.MAX_VALUE)
                            .findings()
                            .forEach(finding -> lines.addAll(lines(rule, anchor, finding)));
                }
            }
        }
        MatchSet found = new MatchSet(lines);
        MatchSet expected = FusionReference.of(events);
        assertThat(found.without(expected)).isEmpty();
        assertThat(expected.without(found)).isEmpty();
        assertThat(found.hash()).isEqualTo(expected.hash());
        for (String rule : List.of("R1", "R2", "R3")) {
            assertThat(expected.count(rule)).as(rule).isGreaterThan(20);
        }
    }

    private static List<String> lines(CompiledRule rule, Observation anchor, Finding finding) {
        return switch (rule.id()) {
            case "fusion-r1" -> pairs("R1", "call", anchor, finding);
            case "fusion-r3" -> pairs("R3", "crowd", anchor, finding);
            default ->
                List.of("R2," + anchor.id() + ","
                        + Long.toHexString(Long.parseUnsignedLong(finding.per().substring(0, 16), 16)));
        };
    }

    private static List<String> pairs(String line, String step, Observation anchor, Finding finding) {
        return finding.evidence().stream()
                .filter(piece -> piece.step().equals(step))
                .map(piece ->
                        line + "," + anchor.id() + "," + piece.observation().id())
                .toList();
    }

    /** Small enough to be judged by hand. */
    @Test
    void theReferenceFindsWhatAPersonFinds() {
        List<FusionEvent> events = List.of(
                event(1, Feed.G, 0, 0, 0, Sub.NONE),
                // Two calls within two minutes, one of them too far; one too late.
                event(2, Feed.C, 60_000, 4_000, 0, Sub.SHOTS),
                event(3, Feed.C, 61_000, 4_600, 0, Sub.SHOTS),
                event(4, Feed.C, 120_000, 0, 0, Sub.SHOTS),
                event(5, Feed.C, 120_001, 0, 0, Sub.SHOTS),
                // One vehicle leaves, one comes, one stands.
                event(6, Feed.P, 10_000, 1_000, 0xA, Sub.READ),
                event(7, Feed.P, 20_000, 2_000, 0xA, Sub.READ),
                event(8, Feed.P, 11_000, 2_000, 0xB, Sub.READ),
                event(9, Feed.P, 21_000, 1_000, 0xB, Sub.READ),
                event(10, Feed.P, 12_000, 1_500, 0xC, Sub.READ),
                event(11, Feed.P, 22_000, 1_500, 0xC, Sub.READ),
                // A crowd that is cleared, one behind that is not, both of the calls before them.
                event(12, Feed.V, 70_000, 0, 0, Sub.CROWD),
                event(13, Feed.V, 75_000, 0, 0, Sub.CLEAR),
                event(14, Feed.V, 80_000, 0, 0, Sub.RUNNING));
        assertThat(FusionReference.of(events).lines())
                .containsExactly("R1,1,2", "R1,1,4", "R2,1,a", "R3,2,14", "R3,3,14");
    }

    private static FusionEvent event(long id, Feed type, long millis, int north, long plate, Sub sub) {
        return new FusionEvent(
                id, type, FusionCity.START + millis, CELL, 41_850_000 + north, -87_680_000, plate, sub, 90);
    }

    /** The hash of no line and of a few, as FNV-1a's authors give it: of "a" it is af63dc4c8601ec8c. */
    @Test
    void theHashIsTheSumOfEachLinesFnv() {
        assertThat(new MatchSet(List.of()).hash()).isEqualTo("0000000000000000");
        assertThat(new MatchSet(List.of("a", "a")).hash()).isEqualTo("af63dc4c8601ec8c");
        assertThat(new MatchSet(List.of("a", "b")).hash()).isEqualTo("5ec7bb990c03de31");
    }

    @Test
    void aRecordOfAnotherPassIsNoneOfThisOne() {
        FusionRecords second = new FusionRecords(1, 7_200_000);
        assertThat(second.eventId("1000000017")).isEqualTo(17);
        assertThat(second.eventId("17")).isEqualTo(-1);
        assertThat(second.ownLine("R3,1000000017,1000000018")).isEqualTo("R3,17,18");
        assertThat(second.ownLine("R2,1000000017,ab")).isEqualTo("R2,17,ab");
        assertThat(second.ownLine("R1,17,18")).isNull();
    }

    @Test
    void plainReadsAndHitsAreBothPlates() {
        FusionEvent hot = event(1, Feed.P, 0, 0, 5, Sub.HOT);
        Admission door = new Admission(AdmissionSettings.DEFAULT);
        Observation seen =
                Objects.requireNonNull(door.judge(new FusionRecords(0, 0).of(hot), System.currentTimeMillis())
                        .observation());
        assertThat(seen.kind()).isEqualTo(Kind.PLATE);
        assertThat(seen.isHotlistHit()).isTrue();
    }
}
