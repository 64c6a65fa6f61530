package io.crossfix.console.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an account may do. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Looks, answers alerts and orders suppressions. */
    OPERATOR,
    /** Looks, also into rules, shadow matches and reports. */
    ANALYST,
    /** Everything, and the accounts. */
    ADMINISTRATOR;

    /** The role of this name in lower case; empty when there is none. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.code().equals(name)).findFirst();
    }

    /** The name as it is written everywhere: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether whoever has these roles may do what needs this one. */
    public boolean isWithin(Set<Role> roles) {
        return roles.contains(this) || roles.contains(ADMINISTRATOR) || (this == VIEWER && !roles.isEmpty());
    }
}
