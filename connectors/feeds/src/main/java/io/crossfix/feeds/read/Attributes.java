package io.crossfix.feeds.read;

import java.util.Map;
import java.util.StringJoiner;

/**
 * A path into what the transport said beside a message: {@code @topic} all of it, {@code @topic/0} its first part between
 * slashes, {@code @topic/2-4} three of them, {@code @topic/2-} all from the third on.
 */
final class Attributes {

    private static final int ALL = Integer.MAX_VALUE;

    private final String name;
    private final int first;
    private final int last;

    private Attributes(String name, int first, int last) {
        this.name = name;
        this.first = first;
        this.last = last;
    }

    /** @throws IllegalArgumentException when the parts are no numbers */
    static Attributes path(String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return new Attributes(path.substring(1), 0, ALL);
        }
        String parts = path.substring(slash + 1);
        int dash = parts.indexOf('-');
        int first = number(dash < 0 ? parts : parts.substring(0, dash), path);
        int last = dash < 0 ? first : dash == parts.length() - 1 ? ALL : number(parts.substring(dash + 1), path);
        return new Attributes(path.substring(1, slash), first, last);
    }

    /** The text, empty when there is none. */
    String of(Map<String, String> attributes) {
        String text = attributes.getOrDefault(name, "");
        if (first == 0 && last == ALL) {
            return text;
        }
        String[] parts = text.split("/", -1);
        StringJoiner joined = new StringJoiner("/");
        for (int i = first; i < parts.length && i <= last; i++) {
            joined.add(parts[i]);
        }
        return joined.toString();
    }

    private static int number(String text, String path) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + path + "' names no parts such as @topic/0, @topic/2-4 or @topic/2-");
        }
    }
}
