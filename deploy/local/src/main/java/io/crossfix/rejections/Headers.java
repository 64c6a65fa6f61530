package io.crossfix.rejections;

import io.crossfix.kafka.LoggedRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Headers as text: the last of each name counts. */
final class Headers {

    private Headers() {}

    static Map<String, String> of(LoggedRecord record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> {
            byte[] value = header.value();
            if (value != null) {
                headers.put(header.name(), new String(value, StandardCharsets.UTF_8));
            }
        });
        return headers;
    }

    /** A number from 0; -1 where there is none. */
    static long number(Map<String, String> headers, String name) {
        try {
            return Math.max(-1, Long.parseLong(headers.getOrDefault(name, "-1")));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static byte[] utf8(Object value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }
}
