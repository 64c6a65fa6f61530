package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.model.GridSettings;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleMode;
import io.crossfix.record.RuleOutcome;
import io.crossfix.rule.Mode;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleShelfTest {

    private RuleShelf shelf = emptyShelf();

    @Test
    void theHigherVersionWinsAndOfTheSameOneThePublishedText() {
        shelf.start(List.of(text("3.0", "live")));
        assertThat(publish(text("2.0", "live"), RuleMode.SHADOW)).satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(RuleOutcome.REFUSED);
            assertThat(verdict.reasons())
                    .singleElement()
                    .asString()
                    .contains("started with version 3.0 of lone", "higher than 2.0");
        });
        assertThat(inForce()).isEqualTo("3.0 SHADOW");

        String otherText = text("3.0", "live").replace("a rule for tests", "the same in other words");
        assertThat(publish(otherText, null).outcome()).isEqualTo(RuleOutcome.ACCEPTED);
        assertThat(shelf.texts()).containsExactly(Map.entry("lone", otherText));
        assertThat(inForce()).isEqualTo("3.0 LIVE");

        publish(text("4.0", "live"), null);
        assertThat(inForce()).isEqualTo("4.0 LIVE");
        assertThat(publish(text("3.5", "live"), null).outcome())
                .as("back to an earlier one, as long as it is not below that of the start")
                .isEqualTo(RuleOutcome.ACCEPTED);
        assertThat(inForce()).isEqualTo("3.5 LIVE");
    }

    @Test
    void aModeNeedsNoTextAndSurvivesARestartTogetherWithIt() {
        shelf.start(List.of(text("1.0", "shadow")));
        assertThat(inForce()).isEqualTo("1.0 SHADOW");
        assertThat(publish(null, RuleMode.OFF).outcome()).isEqualTo(RuleOutcome.ACCEPTED);
        assertThat(inForce()).isEqualTo("1.0 OFF");
        restart(text("2.0", "live"));
        assertThat(inForce()).as("a pause is not lifted by a new release").isEqualTo("2.0 OFF");
        publish(null, RuleMode.AS_WRITTEN);
        assertThat(inForce()).isEqualTo("2.0 LIVE");
        assertThat(shelf.modes()).isEmpty();
        publish(text("2.0", "off"), RuleMode.LIVE);
        assertThat(inForce()).isEqualTo("2.0 LIVE");
    }

    @Test
    void aModeForARuleThatIsNotThereIsRefused() {
        assertThat(publish(null, RuleMode.OFF)).satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(RuleOutcome.REFUSED);
            assertThat(verdict.reasons()).containsExactly("there is no rule lone in force whose mode could be set");
        });
        assertThat(shelf.modes()).isEmpty();
    }

    @Test
    void whatWasRemovedStaysRemovedUntilItIsPublishedAnew() {
        shelf.start(List.of(text("1.0", "live")));
        assertThat(publish(null, null).outcome()).isEqualTo(RuleOutcome.REMOVED);
        restart(text("1.0", "live"));
        assertThat(shelf.texts()).isEmpty();
        publish(text("1.0", "live"), null);
        assertThat(inForce()).isEqualTo("1.0 LIVE");
        assertThat(shelf.modes()).isEmpty();
    }

    @Test
    void nothingIsLeftOfARemovedRuleThatTheJobIsNotStartedWith() {
        publish(text("1.0", "live"), RuleMode.SHADOW);
        publish(null, null);
        assertThat(shelf.texts()).isEmpty();
        assertThat(shelf.modes()).isEmpty();
        assertThat(shelf.book().rules()).isEmpty();
    }

    @Test
    void aDemotionOnlyTakesAwayAndANewPublicationLiftsIt() {
        publish(text("1.0", "live"), null);
        shelf.demote(new RuleBudget.Demotion("lone", Mode.SHADOW, "took too much"));
        assertThat(inForce()).isEqualTo("1.0 SHADOW");
        assertThat(shelf.demotion("lone")).isEqualTo("took too much");
        publish(text("1.0", "live"), RuleMode.OFF);
        shelf.demote(new RuleBudget.Demotion("lone", Mode.SHADOW, "took too much"));
        assertThat(inForce()).isEqualTo("1.0 OFF");
        publish(text("1.0", "live"), null);
        assertThat(inForce()).isEqualTo("1.0 LIVE");
        assertThat(shelf.demotion("lone")).isEmpty();
        shelf.demote(new RuleBudget.Demotion("lone", Mode.OFF, "flood"));
        restart(text("1.0", "live"));
        assertThat(inForce()).as("a restart tries again").isEqualTo("1.0 LIVE");
    }

    @Test
    void aBrokenStartRuleStopsTheStart() {
        assertThatThrownBy(() -> shelf.start(List.of(text("1.0", "live").replace("GUNSHOT", "GUNSHOTS"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("start rule:7");
    }

    private RuleShelf.Verdict publish(@Nullable String text, @Nullable RuleMode mode) {
        return shelf.publish(new Rule("lone", text, Instant.EPOCH, "analyst", mode));
    }

    private void restart(String startRule) {
        RuleShelf before = shelf;
        shelf = emptyShelf();
        shelf.restoreModes(before.modes());
        before.texts().values().forEach(text -> assertThat(shelf.restore(text)).isNull());
        shelf.start(List.of(startRule));
    }

    private String inForce() {
        return shelf.book().rules().stream()
                .map(rule -> rule.version() + " " + rule.mode())
                .toList()
                .get(0);
    }

    private static RuleShelf emptyShelf() {
        return new RuleShelf(new RuleCompiler(new RuleLimits(86_400_000, GridSettings.DEFAULT.reachMetres(), 200)));
    }

    private static String text(String version, String mode) {
        return """
                rule: lone
                version: "%s"
                about: a rule for tests
                author: tests
                mode: %s
                severity: minor
                anchor: {name: shots, kind: GUNSHOT, where: shots.rounds >= 1}
                examples:
                  - about: a shot is enough
                    given: [{shots: {at: '21:00:00', rounds: 2}}]
                    expect: {match: true}
                """.formatted(version, mode);
    }
}
