package io.crossfix.feeds.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.record.Token;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokeniserTest {

    private static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final Tokeniser tokeniser = new Tokeniser(TokenKey.of(KEY, "test"));
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void aTokenIsWhatOpensslSaysToo() {
        // printf 7ABC123 | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
        assertThat(hex(tokeniser.token(Normalisation.PLATE, "7ABC123", AT)))
                .isEqualTo("54116a7412ddf6cf658c0a5b80a28c70");
        // printf 5105550100 | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
        assertThat(hex(tokeniser.token(Normalisation.PHONE, "(510) 555-0100", AT)))
                .isEqualTo("f50d1205eb0be6b3ff5cca7462b23e73");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7abc123", " 7ABC 123 ", "7ABC-123", "7ABC·123", "７ＡＢＣ１２３"})
    void spellingsOfOnePlateAgree(String spelling) {
        assertThat(tokeniser.token(Normalisation.PLATE, spelling, AT))
                .isEqualTo(tokeniser.token(Normalisation.PLATE, "7ABC123", AT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "---", "7ABC12З", "ABC🚗", "${jndi:ldap://x}", "'; DROP", "ABCDEFGHIJKLMNOPQ"})
    void whatIsNoPlateGetsNoToken(String text) {
        assertThat(tokeniser.token(Normalisation.PLATE, text, AT)).isNull();
    }

    @Test
    void spellingsOfOneNumberAgreeAndWordsAreNone() {
        assertThat(tokeniser.token(Normalisation.PHONE, "+1 510.555.0100", AT))
                .isEqualTo(tokeniser.token(Normalisation.PHONE, "5105550100", AT));
        assertThat(tokeniser.token(Normalisation.PHONE, "CALL ME NOW", AT)).isNull();
        assertThat(tokeniser.token(Normalisation.PHONE, "911", AT)).isNull();
    }

    @Test
    void anotherKeyMakesAnotherToken() {
        Tokeniser other = new Tokeniser(TokenKey.random());
        assertThat(other.token(Normalisation.OPAQUE, "d3344448a687597e", AT))
                .isNotEqualTo(tokeniser.token(Normalisation.OPAQUE, "d3344448a687597e", AT));
    }

    @Test
    void theKeyComesFromAFileElseFromTheEnvironmentElseItIsRandomAndThatIsSaid(@TempDir Path directory)
            throws Exception {
        Path file = directory.resolve("key");
        Files.writeString(file, KEY + "\n");
        Map<String, String> env = Map.of(TokenKey.VARIABLE, "e".repeat(32));
        Token expected = tokeniser.token(Normalisation.PLATE, "7ABC123", AT);
        assertThat(token(TokenKey.choose(file, env, err))).isEqualTo(expected);
        assertThat(token(TokenKey.choose(null, env, err))).isEqualTo(token(TokenKey.of("e".repeat(32), "test")));
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(token(TokenKey.choose(null, Map.of(), err)))
                .isNotEqualTo(token(TokenKey.choose(null, Map.of(), err)));
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("No token key given", "random key");
    }

    @Test
    void aShortKeyIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> TokenKey.of("hunter2", TokenKey.VARIABLE))
                .hasMessageContaining("a token key has 32 to 4096 bytes, the one in CROSSFIX_TOKEN_KEY has 7")
                .message()
                .doesNotContain("hunter2");
        assertThat(TokenKey.of(KEY, "test").toString()).doesNotContain(KEY);
    }

    private static Token token(TokenKey key) {
        Token token = new Tokeniser(key).token(Normalisation.PLATE, "7ABC123", AT);
        assertThat(token).isNotNull();
        return token;
    }

    private static String hex(Token token) {
        return HexFormat.of().formatHex(token.bytes());
    }
}
