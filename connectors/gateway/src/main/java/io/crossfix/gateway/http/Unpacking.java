package io.crossfix.gateway.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Undoes the content encoding of a body, to a limit: a small body may unpack to a huge one. */
enum Unpacking {
    IDENTITY,
    GZIP;

    /** @throws Refused when it is another encoding */
    static Unpacking of(@Nullable String contentEncoding) {
        String encoding = contentEncoding == null ? "" : contentEncoding.strip().toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "", "identity" -> IDENTITY;
            case "gzip", "x-gzip" -> GZIP;
            default -> throw new Refused(415, "content-encoding", "of content encodings only gzip is read");
        };
    }

    /** @throws Refused when the body is not packed so, or unpacks to more than the limit */
    byte[] unpack(byte[] body, int limit) {
        if (this == IDENTITY) {
            return body;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] unpacked = in.readNBytes(limit + 1);
            if (unpacked.length > limit) {
                throw BodyReader.tooLarge(limit);
            }
            return unpacked;
        } catch (IOException e) {
            throw new Refused(400, "content-encoding", "the body is not gzip, as its content encoding says");
        }
    }
}
