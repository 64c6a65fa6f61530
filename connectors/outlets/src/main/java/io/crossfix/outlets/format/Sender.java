package io.crossfix.outlets.format;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks.
 *
 * @param id globally unique, such as {@code fusion@rtoc.example.gov}: CAP's sender, CloudEvents' source
 * @param name for people; null for none
 * @param restriction to whom CAP messages may be shown
 */
public record Sender(String id, @Nullable String name, String restriction) {

    /** Where nothing else is said. */
    public static final String USUAL_RESTRICTION = "Receiving agency only; for review by its staff, not for the public";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._@-]{1,200}");

    /** @throws IllegalArgumentException when the id has characters that CAP 1.2 forbids in a sender, or others beyond a name */
    public Sender {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a sender has 1 to 200 of a-z, A-Z, 0-9, . _ @ -, was '" + id + "'");
        }
    }

    /** The part behind the @: the name of the agency. */
    String domain() {
        return id.substring(id.indexOf('@') + 1);
    }
}
