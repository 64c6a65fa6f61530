package io.crossfix.console.account;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an identity provider says of a person, as an account here. */
final class Claims {

    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    private static final int LONGEST_NAME = 100;

    private Claims() {}

    /** @throws SignInFailed when it names no account that could stand in a record, or gives no role */
    static Account account(IDTokenClaimsSet claims, OpenIdSettings settings) {
        String account =
                String.valueOf(claims.getClaim(settings.accountClaim())).toLowerCase(Locale.ROOT);
        if (!ACCOUNT.matcher(account).matches()) {
            throw new SignInFailed("the claim " + settings.accountClaim() + " names no account");
        }
        Set<Role> roles = texts(claims.getClaim(settings.rolesClaim())).stream()
                .map(settings.roles()::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (roles.isEmpty()) {
            throw new SignInFailed("the account " + account + " has no role here");
        }
        return new Account(account, name(claims, account), roles, desks(claims, settings), null, false, false);
    }

    private static String name(IDTokenClaimsSet claims, String account) {
        String name = claims.getStringClaim("name");
        return name == null || name.isBlank() ? account : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private static Set<String> desks(IDTokenClaimsSet claims, OpenIdSettings settings) {
        Collection<String> values = texts(claims.getClaim(settings.desksClaim()));
        Map<String, Set<String>> means = settings.desks();
        Set<String> desks = new TreeSet<>();
        values.forEach(value -> desks.addAll(means.isEmpty() ? Set.of(value) : means.getOrDefault(value, Set.of())));
        return desks;
    }

    private static Collection<String> texts(@Nullable Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return claim instanceof String one ? List.of(one) : List.of();
    }
}
