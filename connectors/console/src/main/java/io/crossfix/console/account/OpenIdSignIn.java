package io.crossfix.console.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs people in with an identity provider: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0). */
public final class OpenIdSignIn {

    private static final int MOST_UNDER_WAY = 1_000;
    private static final Duration DONE_WITHIN = Duration.ofMinutes(10);
    private static final int ANSWER_MILLIS = 5_000;

    private final OpenIdSettings settings;
    private final ClientID client;
    private final URI wayBack;
    private final Cache<String, Attempt> underWay = Caffeine.newBuilder()
            .maximumSize(MOST_UNDER_WAY)
            .expireAfterWrite(DONE_WITHIN)
            .build();
    private volatile @Nullable OIDCProviderMetadata provider;

    private record Attempt(CodeVerifier verifier, Nonce nonce) {}

    /** A sign-in that has begun: where the browser goes, and the word that it must bring back. */
    public record Begun(URI to, String state) {}

    /** The provider is asked at the first sign-in. */
    public OpenIdSignIn(OpenIdSettings settings) {
        this.settings = settings;
        this.client = new ClientID(settings.clientId());
        this.wayBack = settings.consoleAddress().resolve("/auth/oidc/callback");
    }

    /**
     * Begins a sign-in.
     *
     * @throws SignInFailed when the provider does not answer
     */
    public Begun begin() {
        OIDCProviderMetadata known = provider();
        State state = new State(32);
        Attempt attempt = new Attempt(new CodeVerifier(), new Nonce(32));
        underWay.put(state.getValue(), attempt);
        AuthenticationRequest request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "profile"), client, wayBack)
                .endpointURI(known.getAuthorizationEndpointURI())
                .state(state)
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
                .build();
        return new Begun(request.toURI(), state.getValue());
    }

    /**
     * Takes what the browser brought back.
     *
     * @throws SignInFailed when it is not what was begun, the provider refuses, or the person has no role here
     */
    public Account finish(String state, String code) {
        Attempt attempt = Optional.ofNullable(underWay.asMap().remove(state))
                .orElseThrow(() -> new SignInFailed("this sign-in was not begun here, or too long ago"));
        try {
            JWT token = token(code, attempt);
            IDTokenClaimsSet claims = validator().validate(token, attempt.nonce());
            return Claims.account(claims, settings);
        } catch (BadJOSEException | JOSEException e) {
            throw new SignInFailed("the identity provider's token does not hold: "
                    + e.getClass().getSimpleName());
        } catch (IOException | ParseException e) {
            throw new SignInFailed("the identity provider's answer cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }

    private JWT token(String code, Attempt attempt) throws IOException, ParseException {
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(new AuthorizationCode(code), wayBack, attempt.verifier());
        URI endpoint = provider().getTokenEndpointURI();
        TokenRequest request = settings.clientSecret().isEmpty()
                ? new TokenRequest.Builder(endpoint, client, grant).build()
                : new TokenRequest.Builder(
                                endpoint, new ClientSecretBasic(client, new Secret(settings.clientSecret())), grant)
                        .build();
        HTTPRequest http = request.toHTTPRequest();
        http.setConnectTimeout(ANSWER_MILLIS);
        http.setReadTimeout(ANSWER_MILLIS);
        TokenResponse response = OIDCTokenResponseParser.parse(http.send());
        if (!response.indicatesSuccess()) {
            throw new SignInFailed("the identity provider refuses: "
                    + response.toErrorResponse().getErrorObject().getCode());
        }
        return ((OIDCTokenResponse) response).getOIDCTokens().getIDToken();
    }

    private IDTokenValidator validator() throws IOException {
        OIDCProviderMetadata known = provider();
        return new IDTokenValidator(
                known.getIssuer(),
                client,
                JWSAlgorithm.RS256,
                known.getJWKSetURI().toURL());
    }

    private OIDCProviderMetadata provider() {
        OIDCProviderMetadata known = provider;
        if (known == null) {
            known = discovered();
            provider = known;
        }
        return known;
    }

    private OIDCProviderMetadata discovered() {
        try {
            return OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), ANSWER_MILLIS, ANSWER_MILLIS);
        } catch (GeneralException | IOException e) {
            throw new SignInFailed("the identity provider does not answer");
        }
    }
}
