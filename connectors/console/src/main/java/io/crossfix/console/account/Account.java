package io.crossfix.console.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A person's account.
 *
 * @param account the name that stands in every record: 1 to 64 of a-z, 0-9, dot, underscore, hyphen and @
 * @param name what the page shows, at most 100 characters
 * @param roles what it may do
 * @param desks desks whose alerts it sees; "*" for all
 * @param password Argon2id hash; null for an account of an identity provider
 * @param mustChangePassword whether the password is a one-time one
 * @param disabled whether it is shut out
 */
public record Account(
        String account,
        String name,
        Set<Role> roles,
        Set<String> desks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String password,
        boolean mustChangePassword,
        boolean disabled) {

    /** Stands for every desk. */
    public static final String ALL_DESKS = "*";

    public Account {
        roles = Set.copyOf(roles);
        desks = Set.copyOf(desks);
    }

    /** Whether it sees what one of these desks sees. */
    public boolean sees(Collection<String> visibleTo) {
        return desks.contains(ALL_DESKS) || visibleTo.stream().anyMatch(desks::contains);
    }

    /** Whether it may do what needs this role. */
    public boolean may(Role role) {
        return role.isWithin(roles);
    }

    /** The role that it acts under when something needs this one, for the record: the strongest when it has not the very one. */
    public Role acting(Role needed) {
        return roles.contains(needed) ? needed : new TreeSet<>(roles).last();
    }

    Account withPassword(String hash, boolean oneTime) {
        return new Account(account, name, roles, desks, hash, oneTime, disabled);
    }

    /** Without the password's hash. */
    @Override
    public String toString() {
        return account + " " + roles + " " + desks;
    }
}
