package io.crossfix.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfix.document.Fault;
import io.crossfix.gateway.sender.Sender;
import io.crossfix.gateway.sender.WebhookSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may send.
 *
 * @param name its name in records
 * @param keysSha256 SHA-256 of its keys, hexadecimal; null for none
 * @param hmacSecretFile file with the secret that it signs with; null when it does not
 * @param certificate common name or DNS name in its client certificate; null for none
 * @param feeds what it may send to
 * @param rate how often it may send; null for the default
 */
@JsonNaming(KebabCaseStrategy.class)
public record GatewaySender(
        String name,
        @JsonProperty("keys-sha256") @Nullable List<String> keysSha256,
        @Nullable Path hmacSecretFile,
        @Nullable String certificate,
        List<String> feeds,
        @Nullable Often rate) {

    /** Payloads a second on average, and at once; null for the default. */
    @JsonNaming(KebabCaseStrategy.class)
    public record Often(
            @Nullable Integer perSecond, @Nullable Integer atOnce) {

        Sender.Rate rate() {
            Sender.Rate usual = Sender.Rate.SHIPPED;
            return new Sender.Rate(
                    perSecond == null ? usual.perSecond() : perSecond, atOnce == null ? usual.atOnce() : atOnce);
        }
    }

    public GatewaySender {
        keysSha256 = keysSha256 == null ? List.of() : List.copyOf(keysSha256);
    }

    /** The same with every path as this makes it. */
    GatewaySender with(UnaryOperator<@Nullable Path> placed) {
        return new GatewaySender(name, keysSha256, placed.apply(hmacSecretFile), certificate, feeds, rate);
    }

    /** Whether it can prove itself at all. */
    boolean hasCredential() {
        return !keysSha256.isEmpty() || hmacSecretFile != null || certificate != null;
    }

    /** The sender, with its secret read; a fault is added when that cannot be used. */
    Sender sender(List<Fault> faults) {
        return new Sender(
                name,
                Set.copyOf(feeds),
                keysSha256.stream()
                        .map(hex -> HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT)))
                        .toList(),
                hmacSecretFile == null ? null : secret(hmacSecretFile, faults),
                certificate,
                rate == null ? Sender.Rate.SHIPPED : rate.rate());
    }

    private static byte @Nullable [] secret(Path file, List<Fault> faults) {
        try {
            return WebhookSignature.secret(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            faults.add(new Fault(file.toString(), 0, 0, "cannot be read: " + e));
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(file.toString(), 0, 0, String.valueOf(e.getMessage())));
        }
        return null;
    }
}
