package io.crossfix.feeds.conform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The places of a sample that a format does not read, found from outside: whatever is written there, numbers, times, or any
 * word that its mappings know, the same comes out.
 */
public final class Unread {

    private static final List<String> TRIED = List.of("", "true", "7", "zzz", "2026-01-01T00:00:00Z");

    private Unread() {}

    /**
     * The paths, indexes of lists left out.
     *
     * @throws IOException when the sample is neither JSON nor XML
     */
    public static List<String> in(byte[] sample, Map<String, String> attributes, Trial trial) throws IOException {
        Leaves leaves = Leaves.of(sample);
        List<String> paths = leaves.paths();
        JsonNode before = trial.outcomes(sample, attributes);
        TreeSet<String> unread = new TreeSet<>();
        TreeSet<String> read = new TreeSet<>();
        for (int i = 0; i < paths.size(); i++) {
            (isRead(i, leaves, before, attributes, trial) ? read : unread).add(general(paths.get(i)));
        }
        unread.removeAll(read);
        return List.copyOf(unread);
    }

    private static boolean isRead(
            int leaf, Leaves leaves, JsonNode before, Map<String, String> attributes, Trial trial) {
        return Stream.concat(TRIED.stream(), trial.words().stream())
                .anyMatch(text ->
                        !trial.outcomes(leaves.with(leaf, text), attributes).equals(before));
    }

    private static String general(String path) {
        StringBuilder general = new StringBuilder();
        for (String part : path.substring(1).split("/", -1)) {
            boolean index = !part.isEmpty() && part.chars().allMatch(Character::isDigit);
            general.append('/').append(index ? "*" : part);
        }
        return general.toString();
    }
}
