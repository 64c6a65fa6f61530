package io.crossfix.rule;

import io.crossfix.model.FactsView;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskAround;
import io.crossfix.record.Kind;
import io.crossfix.record.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A checked rule, ready to be asked. Immutable but for its count of failed conditions; may be shared between threads. */
public final class CompiledRule {

    private final RuleText text;
    private final int print;
    private final Mode mode;
    private final Anchor anchor;
    private final List<Part> parts;
    private final List<Part> looksAt;
    private final Map<Part.Role, List<Part>> byRole;
    private final RuleVersion version;
    private final @Nullable Per per;
    private final List<RuleExample> examples;
    private final int maxCandidates;
    private final LongAdder failures;
    private final @Nullable Sequence sequence;

    /** Name of the step that tells what a risk rests on. */
    static final String RISK = "risk";

    CompiledRule(RuleText text, Parts parts, @Nullable Per per, List<RuleExample> examples, RuleLimits limits) {
        this.text = text;
        this.print = text.toString().hashCode();
        this.mode = text.mode() == null ? Mode.LIVE : text.mode();
        this.anchor = parts.anchor();
        this.parts = parts.others();
        this.byRole = parts.others().stream().collect(Collectors.groupingBy(Part::role));
        this.version = RuleVersion.parse(text.version());
        this.per = per;
        this.examples = List.copyOf(examples);
        this.maxCandidates = limits.maxCandidates();
        this.looksAt = looksAt(parts, limits);
        this.failures = parts.failures();
        this.sequence = Sequence.of(parts);
    }

    private CompiledRule(CompiledRule same, Mode mode) {
        this.text = same.text;
        this.print = same.print;
        this.mode = mode;
        this.anchor = same.anchor;
        this.parts = same.parts;
        this.byRole = same.byRole;
        this.version = same.version;
        this.per = same.per;
        this.examples = same.examples;
        this.maxCandidates = same.maxCandidates;
        this.looksAt = same.looksAt;
        this.failures = same.failures;
        this.sequence = same.sequence;
    }

    /** What a rule is made of; {@code failures} is shared by its conditions. */
    record Parts(Anchor anchor, List<Part> others, LongAdder failures) {
        Parts {
            others = List.copyOf(others);
        }

        boolean asksForRisk() {
            return anchor.crosses() != null
                    || Stream.concat(
                                    anchor.where().all().stream(),
                                    others.stream().flatMap(Part::conditions))
                            .anyMatch(Condition::asksForRisk);
        }
    }

    /** Its parts, and for a rule that asks for the risk also what moves the risk. */
    private static List<Part> looksAt(Parts parts, RuleLimits limits) {
        List<Part> all = new ArrayList<>(parts.others());
        if (parts.asksForRisk()) {
            PartKind.RISK_CROSSING.kinds().forEach(kind -> all.add(risk(kind, limits)));
        }
        return List.copyOf(all);
    }

    private static Part risk(Kind kind, RuleLimits limits) {
        Window window = new Window(RiskAround.MEMORY_MILLIS, 0, limits.reach(kind));
        Part.Sight sight = new Part.Sight(PartKind.valueOf(kind.name()), window, Where.ALWAYS);
        return new Part(RISK, Part.Role.RISK, sight, Counting.NONE);
    }

    /** The rule's name. */
    public String id() {
        return text.rule();
    }

    /** Version of its text. */
    public RuleVersion version() {
        return version;
    }

    /** What becomes of its matches. */
    public Mode mode() {
        return mode;
    }

    /** This rule with other consequences; it goes on counting its failed conditions. */
    public CompiledRule in(Mode wanted) {
        return wanted == mode ? this : new CompiledRule(this, wanted);
    }

    /** A number that two texts do not share, also when somebody changed one without counting its version up. */
    public int print() {
        return print;
    }

    /** How grave a match is. */
    public Severity severity() {
        return text.severityOfCap();
    }

    /** What it finds, in the analyst's words. */
    public String about() {
        return text.about();
    }

    /** Who answers for it. */
    public String author() {
        return text.author();
    }

    /** The observation that it asks its question about. */
    public Anchor anchor() {
        return anchor;
    }

    /** Its other parts: around, then the steps of the sequence in order, then absent. */
    public List<Part> parts() {
        return parts;
    }

    /** No match scores below this probability; 0 when the rule says nothing. */
    public double scoreFloor() {
        return text.score() == null ? 0 : text.score().floor();
    }

    /** Whether the rule asks its question about this observation. */
    public boolean anchors(Observation observation) {
        return anchor.admits(observation);
    }

    /** How long before its anchor it looks, milliseconds; not negative. */
    public long longestBeforeMillis() {
        return longest(Part::beforeMillis);
    }

    /** How long after its anchor it looks, milliseconds; not negative. */
    public long longestAfterMillis() {
        return longest(Part::afterMillis);
    }

    /** Its parts, and when it asks for the risk also one for each stream that moves the risk. */
    public List<Part> looksAt() {
        return looksAt;
    }

    /** Whether a fact of this kind can change an answer of this rule. */
    public boolean mentions(Kind kind) {
        return anchor.kinds().contains(kind) || looksAt.stream().anyMatch(part -> part.kind() == kind);
    }

    /** Whether it says something else elsewhere on Earth: it names places or longitudes, or asks for the risk of a cell. */
    public boolean isBoundToPlaces() {
        return looksAt.size() > parts.size()
                || !anchor.inside().isEmpty()
                || Stream.concat(anchor.where().all().stream(), parts.stream().flatMap(Part::conditions))
                        .anyMatch(Condition::asksForPlace);
    }

    /** Whether it asks for silence, which is certain only when time has passed. */
    public boolean waits() {
        return byRole.containsKey(Part.Role.ABSENT);
    }

    /**
     * When the silence that it asks for after an anchor is certain, milliseconds since epoch; {@link Answer#DECIDED} when it is
     * now, or when it asks for none.
     *
     * @param decidedUpTo event time up to which silence is certain, milliseconds since epoch
     */
    public long undecidedUntil(Observation anchor, long decidedUpTo) {
        long latest = Answer.DECIDED;
        for (Part part : parts(Part.Role.ABSENT)) {
            // What lies before the anchor is never waited for: should it arrive later, the match is retracted.
            long end = part.window().to(anchor);
            if (part.afterMillis() > 0 && end > decidedUpTo) {
                latest = Math.max(latest, end);
            }
        }
        return latest;
    }

    /**
     * Whether a fact in the role of this part can change an answer, as far as it can be said without an anchor. A candidate
     * can; a step without an upper count may end at one that is none; and where a step says who may not come next, any fact
     * of the kind can stand between.
     */
    public boolean isTouchedBy(Part part, Observation fact) {
        return part.admits(fact)
                || (sequence != null && part.role() == Part.Role.SEQUENCE && sequence.isTouchedBy(part, fact));
    }

    /** Whether a fact of this category of the part's stream can change an answer. */
    boolean canBeTouchedBy(Part part, int category) {
        return part.canBe(category)
                || (sequence != null && part.role() == Part.Role.SEQUENCE && sequence.canBeTouchedBy(part, category));
    }

    /** How often a condition could not be evaluated (a missing field, an overflow) and so did not hold. */
    public long failedConditions() {
        return failures.sum();
    }

    /**
     * Whether a fact in the role of this part can matter to one value of {@code per} only: the part is the one that {@code
     * per} splits, no other part looks at its stream, and no step demands to be the very next.
     */
    public boolean isSplitBy(Part part) {
        return per != null
                && per.part() == part
                && !anchor.kinds().contains(part.kind())
                && looksAt.stream().filter(other -> other.kind() == part.kind()).count() == 1
                && (sequence == null || !sequence.isStrict());
    }

    /** The value of {@code per} that a fact has, as {@link #only} takes it; null when it has none and so matters to none. */
    public @Nullable Object perValue(Observation fact) {
        return per == null ? null : per.of(fact);
    }

    /** A value of {@code per} as a finding tells it. */
    public static String perText(Object value) {
        return Per.text(value);
    }

    /** The facts without those that belong to another value of {@code per}; for a part that {@link #isSplitBy} holds of. */
    public FactsView only(Object value, FactsView facts) {
        return new FactsOfValue(Objects.requireNonNull(per), value, facts);
    }

    /** Those that must not be there. */
    Stream<Part> forbidden() {
        return Stream.of(Part.Role.ABSENT, Part.Role.UNLESS).flatMap(role -> parts(role).stream());
    }

    List<Part> parts(Part.Role role) {
        return byRole.getOrDefault(role, List.of());
    }

    @Nullable
    Per per() {
        return per;
    }

    @Nullable
    Sequence sequence() {
        return sequence;
    }

    /** The tests that it carries. */
    public List<RuleExample> examples() {
        return examples;
    }

    int maxCandidates() {
        return maxCandidates;
    }

    private long longest(ToLongFunction<Part> side) {
        return Math.max(0, looksAt.stream().mapToLong(side).max().orElse(0));
    }

    @Override
    public String toString() {
        return id() + " " + version();
    }
}
