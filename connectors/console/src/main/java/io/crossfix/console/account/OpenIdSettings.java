package io.crossfix.console.account;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * An identity provider that people sign in with (OpenID Connect, authorization code with PKCE).
 *
 * @param issuer whose discovery document lies below it
 * @param clientId what the console is called there
 * @param clientSecret its word; empty for a public client
 * @param consoleAddress where browsers find this console, for the way back
 * @param accountClaim the claim that names the account, such as "preferred_username"
 * @param rolesClaim the claim with the person's groups
 * @param roles which group means which role
 * @param desksClaim the claim with the desks, or with the groups that mean desks
 * @param desks which of its values means which desk; a value that is not in it means the desk of that name when empty
 */
public record OpenIdSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        URI consoleAddress,
        String accountClaim,
        String rolesClaim,
        Map<String, Role> roles,
        String desksClaim,
        Map<String, Set<String>> desks) {

    public OpenIdSettings {
        roles = Map.copyOf(roles);
        desks = Map.copyOf(desks);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return clientId + " at " + issuer;
    }
}
