package io.crossfix.console.account;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The accounts of one console. Thread-safe; every change is in the file before it counts. */
public final class Accounts {

    /** The account of the first start. */
    public static final String FIRST = "administrator";

    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    private static final Pattern DESK = Pattern.compile("\\*|[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MOST = 10_000;
    private static final int MOST_DESKS = 100;
    private static final int LONGEST_NAME = 100;
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 128;

    private final AccountFile file;
    private final Map<String, Account> byName = new LinkedHashMap<>();
    private @Nullable String firstPassword;

    private Accounts(AccountFile file) {
        this.file = file;
    }

    /** What an administrator says of an account. */
    public record Profile(String name, Set<Role> roles, Set<String> desks) {}

    /** Opens the file; where there is none, makes it with one administrator and a one-time password. */
    public static Accounts open(Path path) {
        Accounts accounts = new Accounts(new AccountFile(path));
        accounts.load();
        return accounts;
    }

    private synchronized void load() {
        if (file.exists()) {
            file.read().forEach(account -> byName.put(account.account(), account));
        } else {
            firstPassword =
                    create(FIRST, new Profile("Administrator", Set.of(Role.ADMINISTRATOR), Set.of(Account.ALL_DESKS)));
        }
    }

    /** The one-time password of the first administrator, told once; empty when the accounts were there before. */
    public synchronized Optional<String> takeFirstPassword() {
        Optional<String> told = Optional.ofNullable(firstPassword);
        firstPassword = null;
        return told;
    }

    /** All of them, by name. */
    public synchronized List<Account> all() {
        return List.copyOf(byName.values());
    }

    /** The account of this name, also when disabled. */
    public synchronized Optional<Account> find(String account) {
        return Optional.ofNullable(byName.get(account));
    }

    /** The account, when it exists, is not disabled and has this password; takes as long when not. */
    public Optional<Account> authenticate(String account, String password) {
        Optional<Account> known = find(account).filter(found -> !found.disabled());
        boolean right = password.length() <= LONGEST_PASSWORD
                && PasswordHash.matches(password, known.map(Account::password).orElse(null));
        return right ? known : Optional.empty();
    }

    /**
     * Makes an account.
     *
     * @return its one-time password
     * @throws IllegalArgumentException naming the field and value that does not do
     */
    public synchronized String create(String account, Profile profile) {
        demand(
                ACCOUNT.matcher(account).matches(),
                "account",
                account,
                "1 to 64 of a-z, 0-9, dot, underscore, @ and hyphen");
        demand(!byName.containsKey(account), "account", account, "a name that is not taken");
        demand(byName.size() < MOST, "account", account, "one of at most " + MOST);
        String password = Secrets.oneTimePassword();
        keep(made(account, profile, PasswordHash.of(password), true, false));
        return password;
    }

    /**
     * Changes an account.
     *
     * @throws IllegalArgumentException naming the field and value that does not do, also when there would be no
     *     administrator left
     */
    public synchronized Account change(String account, Profile profile, boolean disabled) {
        Account old = demanded(account);
        Account changed = made(account, profile, old.password(), old.mustChangePassword(), disabled);
        demand(
                hasOtherAdministrator(account) || isActiveAdministrator(changed),
                "account",
                account,
                "not the last administrator");
        keep(changed);
        return changed;
    }

    /** Gives an account a new one-time password, and returns it. */
    public synchronized String resetPassword(String account) {
        String password = Secrets.oneTimePassword();
        keep(demanded(account).withPassword(PasswordHash.of(password), true));
        return password;
    }

    /**
     * Changes a person's own password.
     *
     * @return whether the old one was right
     * @throws IllegalArgumentException when the new one will not do; never names it
     */
    public boolean changePassword(String account, String old, String fresh) {
        if (fresh.length() < SHORTEST_PASSWORD || fresh.length() > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("new must have " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD
                    + " characters, has " + fresh.length());
        }
        if (fresh.equals(old) || fresh.equalsIgnoreCase(account)) {
            throw new IllegalArgumentException("new must be neither the old password nor the account's name");
        }
        if (authenticate(account, old).isEmpty()) {
            return false;
        }
        String hash = PasswordHash.of(fresh);
        synchronized (this) {
            keep(demanded(account).withPassword(hash, false));
        }
        return true;
    }

    private static Account made(
            String account, Profile profile, @Nullable String password, boolean oneTime, boolean disabled) {
        demand(
                !profile.name().isBlank() && profile.name().length() <= LONGEST_NAME,
                "name",
                profile.name(),
                "1 to " + LONGEST_NAME + " characters");
        demand(!profile.roles().isEmpty(), "roles", "[]", "at least one role");
        checkDesks(profile.desks());
        return new Account(account, profile.name(), profile.roles(), profile.desks(), password, oneTime, disabled);
    }

    private static void checkDesks(Collection<String> desks) {
        demand(desks.size() <= MOST_DESKS, "desks", desks.size() + " desks", "at most " + MOST_DESKS);
        desks.forEach(desk -> demand(DESK.matcher(desk).matches(), "desks", desk, "a desk's id or *"));
    }

    private Account demanded(String account) {
        return find(account).orElseThrow(() -> new IllegalArgumentException("account must be known, was " + account));
    }

    private boolean hasOtherAdministrator(String account) {
        return byName.values().stream()
                .anyMatch(other -> !other.account().equals(account) && isActiveAdministrator(other));
    }

    private static boolean isActiveAdministrator(Account account) {
        return !account.disabled() && account.roles().contains(Role.ADMINISTRATOR);
    }

    private void keep(Account account) {
        Map<String, Account> next = new LinkedHashMap<>(byName);
        next.put(account.account(), account);
        file.write(new ArrayList<>(next.values()));
        byName.put(account.account(), account);
    }

    private static void demand(boolean holds, String field, String value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + wanted + ", was '" + value + "'");
        }
    }
}
