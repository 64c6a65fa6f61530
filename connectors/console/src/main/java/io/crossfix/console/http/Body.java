package io.crossfix.console.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;

/** Reads the body of a request: one JSON object of at most 64 KiB, within ten seconds. A larger one is thrown away. */
final class Body {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_THROWN_AWAY = 4 * 1024 * 1024;
    private static final int DEEPEST = 20;
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Body() {}

    static Fields read(Context context) {
        String type = context.contentType();
        if (type == null
                || !type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json")) {
            throw new HttpRefusal(415, "content-type", "the body must be application/json");
        }
        return new Fields(object(bytes(context)));
    }

    private static byte[] bytes(Context context) {
        long deadline = System.nanoTime() + WITHIN.toNanos();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        int size = 0;
        try (InputStream in = context.req().getInputStream()) {
            int count = in.read(part);
            while (count >= 0 && size <= mostHeard(context)) {
                size += count;
                kept.write(part, 0, size > MOST_BYTES ? 0 : count);
                checkTime(deadline, context);
                count = in.read(part);
            }
        } catch (IOException e) {
            throw tooSlow(context);
        }
        if (size > MOST_BYTES) {
            throw tooLarge(context);
        }
        return kept.toByteArray();
    }

    // Who is cut off while it still sends loses the answer to a reset (RFC 9112, 9.6). So more is heard than is kept
    // where an end is in sight.
    private static int mostHeard(Context context) {
        return context.contentLength() > MOST_BYTES ? MOST_THROWN_AWAY : MOST_BYTES;
    }

    private static void checkTime(long deadline, Context context) {
        if (System.nanoTime() > deadline) {
            throw tooSlow(context);
        }
    }

    // What has not been read would be taken for the next request.
    private static HttpRefusal tooLarge(Context context) {
        context.header("Connection", "close");
        return new HttpRefusal(413, "too-large", "the body must have at most " + MOST_BYTES + " bytes");
    }

    private static HttpRefusal tooSlow(Context context) {
        context.header("Connection", "close");
        return new HttpRefusal(408, "too-slow", "the body must arrive within " + WITHIN.toSeconds() + " s");
    }

    private static ObjectNode object(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Its message quotes the body, which may hold a password.
            throw HttpRefusal.badRequest("the body is no JSON (line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ")");
        } catch (IOException e) {
            throw HttpRefusal.badRequest("the body is no JSON");
        }
        throw HttpRefusal.badRequest("the body must be a JSON object");
    }
}
