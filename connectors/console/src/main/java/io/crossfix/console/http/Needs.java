package io.crossfix.console.http;

import io.crossfix.console.account.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a route needs of whoever asks. */
public enum Needs {
    /** Nothing: open to anybody who reaches the console. */
    NOTHING(null),
    /** A session, also one that has yet to change its one-time password. */
    SESSION(null),
    VIEWER(Role.VIEWER),
    OPERATOR(Role.OPERATOR),
    ANALYST(Role.ANALYST),
    ADMINISTRATOR(Role.ADMINISTRATOR);

    private final @Nullable Role role;

    Needs(@Nullable Role role) {
        this.role = role;
    }

    /** The role, when it is one that is needed. */
    public Optional<Role> role() {
        return Optional.ofNullable(role);
    }
}
