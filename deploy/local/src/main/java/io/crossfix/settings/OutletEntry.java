package io.crossfix.settings;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.OutletKind;
import io.crossfix.outlets.carry.Target;
import io.crossfix.outlets.carry.TlsFiles;
import io.crossfix.outlets.carry.UnusableFile;
import io.crossfix.outlets.carry.WebhookSecret;
import io.crossfix.outlets.deliver.Effort;
import io.crossfix.outlets.format.CloudEventFormat;
import io.crossfix.outlets.format.Sender;
import io.crossfix.outlets.policy.Hearing;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Lane;
import io.crossfix.record.Severity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One receiver, as it is written. Whatever is null is as by default.
 *
 * @param name what its deliveries are kept under
 * @param kind cap, cot, eido, geojson, cloudevents or alertmanager
 * @param url what is posted to; not for cot
 * @param host where a cot receiver listens
 * @param port where a cot receiver listens
 * @param tls whom to trust, as whom to speak
 * @param insecure whether a receiver beyond this machine may be told without TLS
 * @param secretFile file with the secret that messages are signed with
 * @param mode structured or binary, for cloudevents
 * @param unconfirmed whether alerts that nobody has confirmed are told
 * @param statuses only these
 * @param severity least severity
 * @param desks only alerts of these desks
 * @param lanes lanes of the queue
 * @param newsHours how old an alert may be when it is first told, hours
 * @param sender who speaks
 * @param senderName the same for people
 * @param restriction to whom CAP messages may be shown
 * @param pace most messages in a second
 * @param refresh seconds after which an open alert is told again to a receiver that forgets it
 * @param refreshHours for how long
 * @param attempts after how many passing failures a message is given up
 * @param giveUpHours how long an absent receiver is waited for, hours
 */
@JsonNaming(KebabCaseStrategy.class)
public record OutletEntry(
        String name,
        String kind,
        @Nullable String url,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable Tls tls,
        @Nullable Boolean insecure,
        @Nullable Path secretFile,
        @Nullable String mode,
        @Nullable Boolean unconfirmed,
        @Nullable List<String> statuses,
        @Nullable String severity,
        @Nullable List<String> desks,
        @Nullable List<String> lanes,
        @Nullable Integer newsHours,
        @Nullable String sender,
        @Nullable String senderName,
        @Nullable String restriction,
        @Nullable Integer pace,
        @Nullable Integer refresh,
        @Nullable Integer refreshHours,
        @Nullable Integer attempts,
        @Nullable Integer giveUpHours) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    /** Who speaks when nobody is named. */
    static final Sender NOBODY = new Sender("crossfix@localhost", null, Sender.USUAL_RESTRICTION);

    private static final Set<OutletKind> NAMED = EnumSet.of(OutletKind.CAP, OutletKind.EIDO, OutletKind.CLOUDEVENTS);

    /**
     * Files for TLS.
     *
     * @param trust certificates in PEM form
     * @param key PKCS #12 file
     * @param keyPasswordFile file with its password
     */
    @JsonNaming(KebabCaseStrategy.class)
    public record Tls(
            @Nullable Path trust,
            @Nullable Path key,
            @Nullable Path keyPasswordFile) {

        private TlsFiles beside(Path file) {
            return new TlsFiles(
                    Installation.besides(file, trust),
                    Installation.besides(file, key),
                    Installation.besides(file, keyPasswordFile));
        }
    }

    OutletKind form() {
        return OutletKind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    /** Everything that the schema cannot see. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (form() == OutletKind.COT) {
            streamFaults(faults);
        } else {
            webFaults(faults);
        }
        if (NAMED.contains(form()) && sender == null) {
            faults.add("sender must be given for " + kind);
        }
        if (mode != null && form() != OutletKind.CLOUDEVENTS) {
            faults.add("mode is for cloudevents, not for " + kind);
        }
        boolean mayHearUnconfirmed = Boolean.TRUE.equals(unconfirmed);
        for (AlertStatus status : written()) {
            if (Hearing.UNCONFIRMED.contains(status) && !mayHearUnconfirmed) {
                faults.add("statuses has " + status.name().toLowerCase(Locale.ROOT)
                        + ", which is not confirmed: say unconfirmed: true");
            }
        }
        return faults;
    }

    private void streamFaults(List<String> faults) {
        if (host == null || port == null) {
            faults.add("cot needs host and port");
        }
        if (url != null) {
            faults.add("url is not for cot; it has host and port");
        }
        if (secretFile != null) {
            faults.add("secret-file is not for cot; who speaks is shown by tls.key");
        }
        if (tls == null && host != null && !isPlainAllowed(host)) {
            faults.add("without tls the host must be this machine, was " + host + "; or say insecure: true");
        }
    }

    private void webFaults(List<String> faults) {
        if (host != null || port != null) {
            faults.add("host and port are for cot; " + kind + " has url");
        }
        URI uri = uri();
        if (uri == null) {
            faults.add("url must be an absolute http or https address" + (url == null ? "" : ", was " + url));
        } else if (uri.getScheme().equalsIgnoreCase("http") && !isPlainAllowed(uri.getHost())) {
            faults.add("url must be https unless its host is this machine, was " + url + "; or say insecure: true");
        }
    }

    private boolean isPlainAllowed(String whose) {
        return Boolean.TRUE.equals(insecure) || LOOPBACK.contains(whose.toLowerCase(Locale.ROOT));
    }

    private @Nullable URI uri() {
        try {
            URI uri = url == null ? null : URI.create(url);
            boolean isWeb = uri != null
                    && uri.getHost() != null
                    && Set.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT));
            return isWeb ? uri : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private List<AlertStatus> written() {
        return Objects.requireNonNullElse(statuses, List.<String>of()).stream()
                .map(each -> AlertStatus.valueOf(each.toUpperCase(Locale.ROOT)))
                .toList();
    }

    /**
     * The receiver, when its files can be used.
     *
     * @param wrong takes what cannot
     */
    Optional<Outlet> outlet(Path file, List<String> wrong) {
        try {
            return Optional.of(new Outlet(
                    name,
                    form(),
                    target(file),
                    hearing(),
                    speaker(),
                    "binary".equals(mode) ? CloudEventFormat.Mode.BINARY : CloudEventFormat.Mode.STRUCTURED,
                    effort()));
        } catch (UnusableFile e) {
            wrong.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Target target(Path file) {
        TlsFiles files = tls == null ? TlsFiles.USUAL : tls.beside(file);
        var unused = files.context(); // A file that cannot be used is a fault of the configuration.
        if (form() == OutletKind.COT) {
            return new Target.Stream(
                    Objects.requireNonNull(host), Objects.requireNonNull(port), tls == null ? null : files);
        }
        Path secret = Installation.besides(file, secretFile);
        return new Target.Web(Objects.requireNonNull(uri()), files, secret == null ? null : WebhookSecret.read(secret));
    }

    /** Who speaks, to this receiver. */
    Sender speaker() {
        return new Sender(
                Objects.requireNonNullElse(sender, NOBODY.id()),
                senderName,
                Objects.requireNonNullElse(restriction, Sender.USUAL_RESTRICTION));
    }

    private Hearing hearing() {
        EnumSet<AlertStatus> heard = EnumSet.of(AlertStatus.CONFIRMED);
        if (!written().isEmpty()) {
            heard = EnumSet.copyOf(written());
        } else if (Boolean.TRUE.equals(unconfirmed)) {
            heard.addAll(Hearing.UNCONFIRMED);
        }
        EnumSet<Lane> heardLanes = EnumSet.of(Lane.QUEUE);
        if (lanes != null) {
            heardLanes = EnumSet.noneOf(Lane.class);
            for (String lane : lanes) {
                heardLanes.add(Lane.valueOf(lane.toUpperCase(Locale.ROOT)));
            }
        }
        return new Hearing(
                heard,
                severity == null ? Severity.MINOR : Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
                Set.copyOf(Objects.requireNonNullElse(desks, List.<String>of())),
                heardLanes,
                newsHours == null ? Hearing.USUAL_NEWS : Duration.ofHours(newsHours));
    }

    private Effort effort() {
        Effort usual = Effort.USUAL;
        return new Effort(
                attempts == null ? usual.attempts() : attempts,
                usual.first(),
                usual.most(),
                giveUpHours == null ? usual.giveUpAfter() : Duration.ofHours(giveUpHours),
                pace == null ? usual.perSecond() : pace,
                usual.queue(),
                refresh == null ? usual.refreshEvery() : Duration.ofSeconds(refresh),
                refreshHours == null ? usual.refreshFor() : Duration.ofHours(refreshHours));
    }
}
