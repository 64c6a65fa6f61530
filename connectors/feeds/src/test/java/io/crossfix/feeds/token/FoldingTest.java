package io.crossfix.feeds.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldingTest {

    private static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");
    private static final TokenKeys KEYS = TokenKeys.always(TokenKey.of("k".repeat(32), "test"));

    @Test
    void onlyWhatIsDeclaredIsOne() {
        Tokeniser exact = new Tokeniser(KEYS, Folding.NONE);
        Tokeniser folding = new Tokeniser(KEYS, new Folding(List.of("0OQ", "1I")));
        assertThat(exact.token(Normalisation.PLATE, "TSTO1", AT))
                .isNotEqualTo(exact.token(Normalisation.PLATE, "TST01", AT));
        assertThat(folding.token(Normalisation.PLATE, "TSTOI", AT))
                .isEqualTo(folding.token(Normalisation.PLATE, "tst-q1", AT))
                .isEqualTo(exact.token(Normalisation.PLATE, "TST01", AT));
        assertThat(folding.token(Normalisation.PLATE, "TST8", AT))
                .isNotEqualTo(folding.token(Normalisation.PLATE, "TSTB", AT));
    }

    @Test
    void aClassThatIsNoneIsRefused() {
        for (List<String> classes : List.of(List.of("0"), List.of("0o"), List.of("0O", "OQ"), List.of("0О"))) {
            assertThatThrownBy(() -> new Folding(classes)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
