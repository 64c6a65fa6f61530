package io.crossfix.flow.oracle;

import com.google.common.collect.ImmutableList;
import io.crossfix.flow.oracle.Oracle.Window;
import io.crossfix.model.Observation;
import io.crossfix.model.Token;
import io.crossfix.record.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule described once: {@link MeantText} writes it down for the engine, {@link Judge} judges by it.
 *
 * @param version major and minor
 * @param off whether it is asked at all
 * @param per what its matches are split by, if anything
 * @param floor no match scores below it, probability
 * @param own a place that it brings itself, if any
 */
public record Meant(
        String id,
        Version version,
        boolean off,
        Anchor anchor,
        List<Part> parts,
        @Nullable Per per,
        double floor,
        @Nullable Spot own) {

    private static final Pattern CALL = Pattern.compile("([a-zA-Z]+)\\(");

    /** What a part can look at. */
    enum Sort {
        GUNSHOT(Kind.GUNSHOT),
        PLATE(Kind.PLATE),
        HOTLIST_HIT(Kind.PLATE),
        CALL(Kind.CALL),
        CAMERA(Kind.CAMERA),
        RISK_CROSSING(Kind.GUNSHOT, Kind.CALL, Kind.CAMERA);

        private final ImmutableList<Kind> kinds;

        Sort(Kind... kinds) {
            this.kinds = ImmutableList.copyOf(kinds);
        }

        Kind kind() {
            return kinds.get(0);
        }

        boolean includes(Observation seen) {
            return kinds.contains(seen.kind())
                    && (this != HOTLIST_HIT || !seen.categoryName().equals("READ"));
        }
    }

    /** What a part demands. */
    enum Role {
        AROUND,
        SEQUENCE,
        ABSENT,
        UNLESS
    }

    /** How a step follows. */
    enum Contiguity {
        NEXT,
        FOLLOWED_BY,
        ANY
    }

    record Version(int major, int minor) {}

    /** @param crosses probability that the risk crosses with it; 0 when it need not */
    record Anchor(String name, Sort sort, List<Clause> where, List<Spot> inside, double crosses) {}

    record Part(String name, Role role, Sort sort, Window window, List<Clause> where, Count count, Times times) {

        boolean mustBeThere() {
            return role == Role.AROUND ? !count.optional() : role == Role.SEQUENCE && !times.optional();
        }
    }

    /** @param first whether only the first that suffice are evidence */
    record Count(int atLeast, @Nullable Trait distinct, boolean first, boolean optional) {
        static final Count ONE = new Count(1, null, false, false);
    }

    record Times(Contiguity contiguity, int min, int max, boolean optional) {
        static final Times ONCE = new Times(Contiguity.FOLLOWED_BY, 1, 1, false);
    }

    record Per(String part, Trait trait) {

        /** Whether each match has one fact of the part. */
        boolean isOfEach() {
            return trait.equals(Trait.ID);
        }
    }

    /** A field whose values can be told apart; gives null where there is none. */
    record Trait(String name, Function<Observation, @Nullable Object> of) {

        static final Trait ID = new Trait("id", Observation::id);

        static String text(Object value) {
            return value instanceof Token token ? token.hex() : value.toString();
        }
    }

    Meant versioned(Version other) {
        return new Meant(id, other, off, anchor, parts, per, floor, own);
    }

    Meant paused() {
        return new Meant(id, version, true, anchor, parts, per, floor, own);
    }

    /** Every word of the grammar that the rule uses. */
    public Set<String> constructs() {
        Set<String> words = new TreeSet<>();
        words.add("anchor " + anchor.sort());
        clauses(words, anchor.where());
        if (!anchor.inside().isEmpty()) {
            words.add("anchor inside");
        }
        for (Part part : parts) {
            words.add(part.role().toString());
            clauses(words, part.where());
            count(words, part);
            if (part.role() == Role.SEQUENCE) {
                words.add("contiguity " + part.times().contiguity());
            }
            if (part.role() != Role.SEQUENCE && part.where().stream().anyMatch(Clause::isOfPath)) {
                words.add("beside another " + part.role());
            }
            if (part.times().optional()) {
                words.add("optional step");
            }
            if (per != null && per.part().equals(part.name())) {
                words.add("per " + part.role());
            }
        }
        if (floor > 0) {
            words.add("floor");
        }
        return words;
    }

    private static void count(Set<String> words, Part part) {
        if (part.count().atLeast() > 1) {
            words.add("at-least " + part.role());
        }
        if (part.count().distinct() != null) {
            words.add("distinct " + part.role());
        }
        if (part.count().first()) {
            words.add("collect first");
        }
        if (part.count().optional()) {
            words.add("optional");
        }
    }

    private static void clauses(Set<String> words, List<Clause> clauses) {
        clauses.stream()
                .flatMap(clause -> CALL.matcher(clause.cel()).results().map((MatchResult found) -> found.group(1)))
                .filter(word -> !Arrays.asList("startsWith", "endsWith").contains(word))
                .forEach(word -> words.add(word + "()"));
    }
}
