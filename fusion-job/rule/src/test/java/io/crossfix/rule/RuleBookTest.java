package io.crossfix.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import io.crossfix.record.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleBookTest {

    @Test
    void anchorsAreFoundByKindAndCategoryAndPlace() throws Exception {
        CompiledRule any = rule("any", "live", "after: 5m");
        CompiledRule several = anchored("several", "where: \"shots.category in ['MULTIPLE', 'PROBABLE']\"");
        CompiledRule stadium = anchored("stadium", "inside: [field]");
        RuleBook book =
                RuleBook.empty().with(rule("unused", "off", "after: 3h")).with(any);
        book = book.withAll(List.of(several, stadium));

        assertThat(book.anchoredBy(gunshot("MULTIPLE", "0m"))).containsExactly(any, several, stadium);
        assertThat(book.anchoredBy(gunshot("SINGLE", "0m"))).containsExactly(any, stadium);
        assertThat(book.anchoredBy(gunshot("SINGLE", "900m"))).containsExactly(any);
        assertThat(book.anchoredBy(Seen.call("c", "21:00:00").observation())).isEmpty();
    }

    @Test
    void oneSpanHoldsTheAnchorsOfEveryRuleThatCares() throws Exception {
        RuleBook book = RuleBook.empty()
                .with(rule("calls", "live", "before: 10m, after: 5m"))
                .with(rule("longer", "shadow", "before: 20m"))
                .with(rule("unused", "off", "after: 3h"));
        Observation call = Seen.call("c", "21:00:00").observation();

        // A call up to 20 minutes before its anchor counts, and up to 5 minutes after it.
        assertThat(book.span(call, Kind.GUNSHOT)).isEqualTo(new RuleBook.Span(5 * 60_000, 20 * 60_000, 1_200));
        assertThat(book.span(call, Kind.CALL)).isNull();
        assertThat(book.span(Seen.camera("k", "21:00:00").observation(), Kind.GUNSHOT))
                .isNull();
    }

    private static Observation gunshot(String category, String east) {
        return Seen.gunshot("g", "21:00:00")
                .with("category", category)
                .with("east", east)
                .observation();
    }

    @Test
    void factsAreKeptAsLongAsTheLongestRuleThatMentionsThem() throws Exception {
        RuleBook book = RuleBook.empty()
                .with(rule("calls", "live", "before: 10m, after: 5m"))
                .with(rule("later", "live", "before: -1m, after: 2m"));

        assertThat(book.retentionMillis(Kind.CALL)).isEqualTo(15 * 60_000);
        assertThat(book.retentionMillis(Kind.GUNSHOT)).isEqualTo(15 * 60_000);
        assertThat(book.retentionMillis(Kind.CAMERA)).isZero();
        assertThat(book.without("calls").retentionMillis(Kind.CALL)).isEqualTo(2 * 60_000);
    }

    @Test
    void aRuleReplacesItsOlderVersionAndARemovedOneLeavesNothing() throws Exception {
        RuleBook before = RuleBook.empty().with(rule("calls", "live", "after: 5m"));
        CompiledRule newer = rule("calls", "live", "after: 1m");

        assertThat(before.with(newer).rules()).containsExactly(newer);
        assertThat(before.rules()).doesNotContain(newer);
        assertThat(before.without("calls").anchoredBy(gunshot("SINGLE", "0m"))).isEmpty();
        assertThat(before.without("nobody")).isSameAs(before);
    }

    @Test
    void aRuleTellsWhatItIs() throws Exception {
        CompiledRule rule = rule("calls", "shadow", "before: 10m, after: 5m");
        Part call = rule.parts().get(0);

        assertThat(rule).hasToString("calls 3.0");
        assertThat(rule.mode()).isEqualTo(Mode.SHADOW);
        assertThat(rule.severity()).isEqualTo(Severity.MODERATE);
        assertThat(rule.scoreFloor()).isEqualTo(0.1);
        assertThat(rule.anchor().name() + " " + rule.anchor().kinds()).isEqualTo("shots [GUNSHOT]");
        assertThat(rule.longestBeforeMillis()).isEqualTo(600_000);
        assertThat(rule.longestAfterMillis()).isEqualTo(300_000);
        assertThat(call.role()).isEqualTo(Part.Role.AROUND);
        assertThat(call.radiusMetres()).isEqualTo(1_200);
        assertThat(call.admits(Seen.call("c", "21:00:00").with("priority", 1).observation()))
                .isTrue();
        assertThat(call.admits(Seen.call("c", "21:00:00").with("priority", 2).observation()))
                .isFalse();
    }

    @Test
    void limitsMustBeLimits() {
        assertThatThrownBy(() -> new RuleLimits(0, Table.LIMITS.reachMetres(), 50))
                .hasMessageContaining("maxWindowMillis 0");
        assertThatThrownBy(() -> new RuleLimits(1, Map.of(Kind.CALL, 1.0), 50))
                .hasMessageContaining("no reach for kind GUNSHOT");
    }

    @Test
    void versionsAreOrdered() {
        assertThat(RuleVersion.parse("3")).isEqualTo(RuleVersion.parse("3.0"));
        assertThat(RuleVersion.parse("3.10")).isGreaterThan(RuleVersion.parse("3.9"));
        assertThat(RuleVersion.parse("4")).isGreaterThan(RuleVersion.parse("3.10"));
    }

    /** A rule whose place {@code field} reaches about 400 m around the point of the examples. */
    private static CompiledRule anchored(String id, String anchor) throws Exception {
        return Table.compile("""
                rule: %s
                version: 3
                about: a test
                author: tests
                severity: moderate
                anchor: {name: shots, kind: GUNSHOT, %s}
                places:
                  field:
                    type: Polygon
                    coordinates: [[[-122.275, 37.796], [-122.265, 37.796], [-122.265, 37.804], [-122.275, 37.804], [-122.275, 37.796]]]
                """.formatted(id, anchor), "test");
    }

    private static CompiledRule rule(String id, String mode, String window) throws Exception {
        return Table.compile("""
                rule: %s
                version: 3
                about: a test
                author: tests
                mode: %s
                severity: moderate
                anchor: {name: shots, kind: GUNSHOT}
                around:
                  - name: call
                    kind: CALL
                    within: {%s, radius: 1.2km}
                    where: call.priority == 1 && distance(call, shots) > 1.0
                score: {base: risk.now, floor: 0.1}
                """.formatted(id, mode, window), "test");
    }
}
