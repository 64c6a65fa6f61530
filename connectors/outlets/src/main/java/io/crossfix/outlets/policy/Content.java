package io.crossfix.outlets.policy;

import io.crossfix.record.Alert;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What an outlet has to tell of an alert, as a hash: the same hash is not told twice. */
public final class Content {

    private Content() {}

    /** SHA-256 over the substance that people judge, and what becomes of it: 64 hexadecimal digits. */
    public static String of(Alert alert) {
        List<String> told = Standing.of(alert) == Standing.OVER
                ? List.of("over", alert.getStatus().name(), String.valueOf(alert.getMergedInto()))
                : List.of(
                        "open",
                        alert.getContentHash(),
                        alert.getStatus().name(),
                        alert.getSeverity().name(),
                        alert.getSecondLook().name(),
                        String.valueOf(alert.getLinkedTo()));
        return digest(String.join("\n", told));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
