package io.crossfix.rules;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleMode;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleVersion;
import io.crossfix.rule.signature.TrustedKeys;
import io.crossfix.rules.RuleHistory.Entry;
import io.crossfix.rules.RulePublisher.Change;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was published and how the job stands to it, put together: decides what a person's wish comes down to. */
public final class RuleDesk {

    private final RuleLog log;
    private final RuleStandings standings;

    private RuleDesk(RuleLog log, RuleStandings standings) {
        this.log = log;
        this.standings = standings;
    }

    /**
     * Reads both topics as they are now.
     *
     * @param compiler that of the job, to tell the texts' versions
     */
    public static RuleDesk read(KafkaSettings kafka, RuleCompiler compiler) {
        return read(kafka, compiler, TrustedKeys.NONE);
    }

    /** The same, of what was published only what counts where these keys are trusted. */
    public static RuleDesk read(KafkaSettings kafka, RuleCompiler compiler, TrustedKeys trusted) {
        return new RuleDesk(RuleLog.read(kafka, compiler, trusted), RuleStandings.read(kafka));
    }

    /** Every rule that was published or that the job was started with, also those that were removed. */
    public Set<String> rules() {
        Set<String> all = new TreeSet<>(log.rules());
        all.addAll(standings.rules());
        return all;
    }

    /** How the job stands to a rule. */
    public Standing standing(String rule) {
        return standings.of(rule);
    }

    /** What was published of a rule. */
    public RuleHistory history(String rule) {
        return log.of(rule);
    }

    /** The publication whose text is in force; empty when that came with the job, or no task has spoken and none was published. */
    public Optional<Entry> inForce(String rule) {
        Standing standing = standings.of(rule);
        if (standing.words().isEmpty()) {
            return log.of(rule).latestText();
        }
        return standing.isInForce() ? log.of(rule).of(RuleVersion.parse(standing.version())) : Optional.empty();
    }

    /** Why a text should rather not be published; empty when nothing speaks against it. */
    public Optional<String> objection(CompiledRule rule, String text) {
        String version = standings.of(rule.id()).version();
        if (version.isEmpty()) {
            return Optional.empty();
        }
        int order = RuleVersion.parse(version).compareTo(rule.version());
        Optional<Entry> published = inForce(rule.id());
        if (order > 0) {
            return Optional.of(
                    "version " + version + " of " + rule.id() + " is in force, which is higher than " + rule.version());
        }
        return order == 0
                        && published.isPresent()
                        && !text.equals(published.get().record().getText())
                ? Optional.of("version " + version + " of " + rule.id() + " is in force with another text: count its"
                        + " version up")
                : Optional.empty();
    }

    /**
     * What to publish so that a rule has another mode and keeps its text.
     *
     * @throws CommandFailed when there is no such rule
     */
    public Change mode(String rule, RuleMode mode) {
        require(rule);
        String text = inForce(rule).map(entry -> entry.record().getText()).orElse(null);
        return new Change(rule, text, mode);
    }

    /**
     * What to publish so that a rule is gone.
     *
     * @throws CommandFailed when there is no such rule
     */
    public Change removal(String rule) {
        require(rule);
        return new Change(rule, null, null);
    }

    /**
     * What to publish so that an earlier text is in force again; its mode stays as it is.
     *
     * @param to version to go back to; null for the text before the one in force
     * @param startText what the job is started with, which counts as the first text of all; null when there is none of that version
     * @throws CommandFailed when there is no such text
     */
    public Change rollback(String rule, @Nullable RuleVersion to, @Nullable String startText) {
        RuleHistory history = log.of(rule);
        Optional<Entry> published =
                to == null ? inForce(rule).or(history::latestText).flatMap(history::before) : history.of(to);
        String text = published
                .map(entry -> entry.record().getText())
                .or(() -> Optional.ofNullable(startText).filter(start -> isOther(rule, start)))
                .orElseThrow(() -> new CommandFailed(
                        to == null
                                ? "no text of " + rule + " was published before the one in force"
                                : missing(rule, to.toString()).getMessage()));
        RuleMode mode = history.latest().map(Entry::record).map(Rule::getMode).orElse(null);
        return new Change(rule, text, mode);
    }

    /** Whether a text is another than the one in force. */
    private boolean isOther(String rule, String text) {
        return inForce(rule)
                .map(entry -> !text.equals(entry.record().getText()))
                .orElse(false);
    }

    /**
     * The latest publication of a version's text.
     *
     * @throws CommandFailed when there is none
     */
    public Entry text(String rule, RuleVersion version) {
        return log.of(rule).of(version).orElseThrow(() -> missing(rule, version.toString()));
    }

    /**
     * The publication whose text is in force.
     *
     * @throws CommandFailed when there is none
     */
    public Entry text(String rule) {
        require(rule);
        return inForce(rule).orElseThrow(() -> missing(rule, standings.of(rule).version()));
    }

    private CommandFailed missing(String rule, String version) {
        boolean cameWithTheJob =
                !version.isEmpty() && version.equals(standings.of(rule).version());
        return new CommandFailed(
                cameWithTheJob
                        ? "version " + version + " of " + rule + " came with the job, from its directory of rules; only"
                                + " published texts are on the topic"
                        : "no text of " + rule + (version.isEmpty() ? "" : " " + version) + " is on the topic");
    }

    /** Its latest record is no removal, or the job asks it. */
    private void require(String rule) {
        boolean isPublished = log.of(rule)
                .latest()
                .filter(entry ->
                        entry.record().getText() != null || entry.record().getMode() != null)
                .isPresent();
        if (!isPublished && !standings.of(rule).isInForce()) {
            throw new CommandFailed("there is no rule " + rule + "; 'crossfix rules list' shows those there are");
        }
    }
}
