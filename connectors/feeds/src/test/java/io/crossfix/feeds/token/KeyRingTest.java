package io.crossfix.feeds.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.document.InvalidDocument;
import io.crossfix.record.Token;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

    private static final Instant FIRST = Instant.parse("2026-11-16T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path directory;

    @BeforeEach
    void twoEpochs() throws Exception {
        Files.writeString(directory.resolve("2026-11-16.key"), "a".repeat(32));
        Files.writeString(directory.resolve("2026-11-23T12-00.key"), "b".repeat(32));
    }

    @Test
    void theTimeOfAnObservationSaysWhichKeyHolds() throws Exception {
        Tokeniser tokeniser = new Tokeniser(KeyRing.open(directory), Folding.NONE);
        assertThat(token(tokeniser, FIRST)).isEqualTo(token(tokeniser, SECOND.minusMillis(1)));
        assertThat(token(tokeniser, SECOND)).isNotEqualTo(token(tokeniser, FIRST));
        assertThat(tokeniser.hasKeyFor(FIRST.minusMillis(1))).isFalse();
    }

    @Test
    void aNewFileIsARotationWithoutRestart() throws Exception {
        KeyRing ring = KeyRing.open(directory);
        Tokeniser tokeniser = new Tokeniser(ring, Folding.NONE);
        Instant later = SECOND.plusSeconds(1_000_000);
        Token before = token(tokeniser, later);
        Files.writeString(directory.resolve("2026-11-30.key"), "c".repeat(32));
        ring.lookAgain();
        assertThat(token(tokeniser, later)).isNotEqualTo(before);
        assertThat(token(tokeniser, SECOND))
                .as("the earlier epoch is untouched")
                .isEqualTo(before);
    }

    @Test
    void afterRotationAndDestructionNothingCanBeJoined() throws Exception {
        KeyRing ring = KeyRing.open(directory);
        Tokeniser tokeniser = new Tokeniser(ring, Folding.NONE);
        Set<Token> first = new HashSet<>();
        Set<Token> second = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            first.add(tokeniser.token(Normalisation.PLATE, "TST" + i, FIRST));
            second.add(tokeniser.token(Normalisation.PLATE, "TST" + i, SECOND));
        }
        KeyRing.destroy(directory, "2026-11-16");
        ring.lookAgain();
        // Whoever has every key that is left and knows every plate cannot make a single token of the destroyed epoch.
        Set<Token> possible = new HashSet<>();
        for (TokenKeys.Epoch epoch : KeyRing.open(directory).epochs()) {
            for (int i = 0; i < 1000 && epoch.key() != null; i++) {
                possible.add(new Tokeniser(epoch.key()).token(Normalisation.PLATE, "TST" + i, FIRST));
            }
        }
        assertThat(possible).hasSize(1000).containsAll(second).doesNotContainAnyElementsOf(first);
        assertThat(first).doesNotContainAnyElementsOf(second);
        assertThat(tokeniser.token(Normalisation.PLATE, "TST1", FIRST)).isNull();
        assertThat(Files.exists(directory.resolve("2026-11-16.key"))).isFalse();
    }

    @Test
    void aDestroyedEpochDoesNotFallToTheKeyBeforeIt() throws Exception {
        Files.writeString(directory.resolve("2026-11-30.key"), "c".repeat(32));
        KeyRing.destroy(directory, "2026-11-23T12-00");
        Tokeniser tokeniser = new Tokeniser(KeyRing.open(directory), Folding.NONE);
        assertThat(tokeniser.hasKeyFor(FIRST)).isTrue();
        assertThat(tokeniser.hasKeyFor(SECOND)).isFalse();
        assertThat(tokeniser.hasKeyFor(Instant.parse("2026-11-30T00:00:00Z"))).isTrue();
    }

    @Test
    void everyUnusableFileIsNamedAndNoKeyIsShown() throws Exception {
        Files.writeString(directory.resolve("next-week.key"), "secret-secret-secret-secret-secret");
        Files.writeString(directory.resolve("2026-12-07.key"), "short-secret");
        assertThatThrownBy(() -> KeyRing.open(directory))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("next-week.key")
                .hasMessageContaining("2026-12-07.key")
                .hasMessageNotContaining("secret-secret")
                .hasMessageNotContaining("short-secret");
    }

    @Test
    void aBrokenDirectoryLeavesTheKeysAsTheyWere() throws Exception {
        KeyRing ring = KeyRing.open(directory);
        Files.write(directory.resolve("2026-12-07.key"), "x".getBytes(StandardCharsets.UTF_8));
        ring.lookAgain();
        assertThat(ring.epochs()).hasSize(2);
    }

    private static Token token(Tokeniser tokeniser, Instant at) {
        Token token = tokeniser.token(Normalisation.PLATE, "7ABC123", at);
        assertThat(token).isNotNull();
        return token;
    }
}
