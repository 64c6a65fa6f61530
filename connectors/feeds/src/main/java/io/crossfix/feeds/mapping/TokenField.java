package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.feeds.read.Line;
import io.crossfix.feeds.token.Normalisation;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.record.Token;
import io.crossfix.wire.Refusal.Reason;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column that becomes a token.
 *
 * @param column where the plain text stands
 * @param how how it is written before it becomes a token
 */
record TokenField(Column column, Normalisation how) {

    static TokenField read(JsonNode node, Columns columns) {
        return new TokenField(
                columns.secret(node.path("column").asText()),
                Normalisation.valueOf(node.path("tokenise").asText().toUpperCase(Locale.ROOT)));
    }

    /**
     * The row's token, or null when the cell is empty.
     *
     * @param at when it happened: each epoch has its own key
     */
    @Nullable
    Token of(Line.Row row, Tokeniser tokeniser, Instant at) throws RefusedRow {
        String text = column.of(row);
        if (text.isEmpty()) {
            return null;
        }
        if (!tokeniser.hasKeyFor(at)) {
            throw new RefusedRow(
                    Reason.IMPLAUSIBLE_TIME,
                    "there is no token key for its time: the key of that epoch is destroyed, or yet to come");
        }
        Token token = tokeniser.token(how, text, at);
        if (token == null) {
            throw new RefusedRow(
                    Reason.BAD_VALUE,
                    "column '" + column.name() + "' holds no " + how.name().toLowerCase(Locale.ROOT)
                            + " identifier; what it holds is not shown");
        }
        return token;
    }
}
