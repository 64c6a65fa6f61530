package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.feeds.read.Line;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What of a rejected line may leave the decoder.
 *
 * <p>Of a file without tokens in the mapping: all of it, untouched. With tokens: a JSON object of the mapped columns that are
 * no secret. A line that could not be cut into columns leaves nothing, since the plate may stand anywhere in it, and so do
 * columns that are not mapped, since an export may repeat the plate there. Of a sender's message, which may hold a name where
 * a number was expected: what its identifiers are made of except the time, and of the other columns only whether there was
 * something.
 */
final class Redaction {

    private static final String REDACTED = "[redacted]";

    private final List<String> columns;
    private final boolean[] secrets;
    private final boolean needed;

    Redaction(Mapping mapping) {
        this.columns = mapping.columns();
        this.secrets = mapping.hidden();
        this.needed = mapping.hidesRejected();
    }

    byte[] of(Line line) {
        if (!needed) {
            return line.bytes();
        }
        return line instanceof Line.Row row
                ? withoutSecrets(row)
                : (REDACTED + ", " + line.bytes().length + " bytes").getBytes(StandardCharsets.UTF_8);
    }

    private static String shown(boolean secret, String cell) {
        // An identifier has no blanks in it; what has some is a name or a sentence in the wrong place.
        boolean hides = secret || cell.strip().indexOf(' ') >= 0;
        return hides && !cell.isEmpty() ? REDACTED : cell;
    }

    private byte[] withoutSecrets(Line.Row row) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < secrets.length; i++) {
            kept.put(columns.get(i), shown(secrets[i], row.cells()[i]));
        }
        return kept.toString().getBytes(StandardCharsets.UTF_8);
    }
}
