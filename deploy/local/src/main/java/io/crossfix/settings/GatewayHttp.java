package io.crossfix.settings;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfix.gateway.http.HttpSettings;
import io.crossfix.gateway.http.TlsSettings;
import io.crossfix.gateway.intake.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway listens. Whatever is null is as by default.
 *
 * @param bind address of this machine
 * @param port 0 for a free one
 * @param insecure whether plain HTTP may be reached from other machines
 */
@JsonNaming(KebabCaseStrategy.class)
public record GatewayHttp(
        @Nullable String bind,
        @Nullable Integer port,
        @Nullable Boolean insecure,
        @Nullable Tls tls,
        @Nullable Most limits) {

    /** Files of TLS, PKCS #12, each with a file that holds its password. */
    @JsonNaming(KebabCaseStrategy.class)
    public record Tls(
            Path keys,
            Path keysPasswordFile,
            @Nullable Path trusted,
            @Nullable Path trustedPasswordFile,
            @Nullable String clients) {

        /** Whether clients are asked for certificates. */
        TlsSettings.Clients asked() {
            return clients == null
                    ? TlsSettings.Clients.NONE
                    : TlsSettings.Clients.valueOf(clients.toUpperCase(Locale.ROOT));
        }
    }

    /** How much is taken in at a time; times in seconds. */
    @JsonNaming(KebabCaseStrategy.class)
    public record Most(
            @Nullable Integer bodyBytes,
            @Nullable Integer payloadsInFlight,
            @Nullable Long bytesInFlight,
            @Nullable Integer batchEvents,
            @Nullable Integer keptWithin,
            @Nullable Integer connections,
            @Nullable Integer requestWithin) {

        static final Most SHIPPED = new Most(null, null, null, null, null, null, null);
    }

    /** The same with every path as this makes it. */
    GatewayHttp with(UnaryOperator<@Nullable Path> placed) {
        return tls == null
                ? this
                : new GatewayHttp(
                        bind,
                        port,
                        insecure,
                        new Tls(
                                Objects.requireNonNull(placed.apply(tls.keys())),
                                Objects.requireNonNull(placed.apply(tls.keysPasswordFile())),
                                placed.apply(tls.trusted()),
                                placed.apply(tls.trustedPasswordFile()),
                                tls.clients()),
                        limits);
    }

    /** Where it listens. */
    HttpSettings settings() {
        HttpSettings usual = HttpSettings.local(HttpSettings.DEFAULT_PORT);
        Most most = limits == null ? Most.SHIPPED : limits;
        return new HttpSettings(
                or(bind, usual.bind()),
                or(port, usual.port()),
                tls == null
                        ? null
                        : new TlsSettings(
                                tls.keys(),
                                tls.keysPasswordFile(),
                                tls.trusted(),
                                tls.trustedPasswordFile(),
                                tls.asked()),
                or(insecure, false),
                or(most.connections(), usual.connections()),
                most.requestWithin() == null ? usual.requestWithin() : Duration.ofSeconds(most.requestWithin()));
    }

    /**
     * How much it takes in.
     *
     * @throws IllegalArgumentException when one request could never pass
     */
    Limits taken() {
        Limits usual = Limits.SHIPPED;
        Most most = limits == null ? Most.SHIPPED : limits;
        return new Limits(
                or(most.bodyBytes(), usual.bodyBytes()),
                or(most.payloadsInFlight(), usual.payloadsInFlight()),
                or(most.bytesInFlight(), usual.bytesInFlight()),
                or(most.batchEvents(), usual.batchEvents()),
                most.keptWithin() == null ? usual.keptWithin() : Duration.ofSeconds(most.keptWithin()));
    }

    private static <T> T or(@Nullable T written, T usual) {
        return written == null ? usual : written;
    }
}
