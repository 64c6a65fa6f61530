package io.crossfix.cli;

import io.crossfix.console.Binding;
import io.crossfix.console.City;
import io.crossfix.console.DeskArea;
import io.crossfix.console.SignIn;
import io.crossfix.console.account.OpenIdFile;
import io.crossfix.console.account.OpenIdSettings;
import io.crossfix.document.InvalidDocument;
import io.crossfix.model.Grid;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a console listens, what it shows, who may use it. */
final class ConsoleOptions {

    static final int DEFAULT_PORT = 8700;

    private static final double CITY_ZOOM = 11;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--listen", paramLabel = "ADDRESS", description = "Address of this machine to listen on.")
    private String address = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 0 takes a free one.")
    private int port = DEFAULT_PORT;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "A name that browsers call it by, besides 127.0.0.1 and localhost; may be repeated.")
    private List<String> hosts = List.of();

    @Option(
            names = "--behind-tls",
            description = "A proxy before it speaks TLS: cookies are secure, and X-Forwarded-For is believed.")
    private boolean behindTls;

    @Option(names = "--followers", paramLabel = "N", description = "How many pages may follow the alerts at a time.")
    private int followers = 100;

    @Option(
            names = "--centre",
            paramLabel = "LAT,LON",
            split = ",",
            description = "Where the map opens; where the alerts are by default.")
    private List<Double> centre = List.of();

    @Option(
            names = "--base-map",
            paramLabel = "FILE",
            description =
                    "A MapLibre style, with its tiles, glyphs and sprites beside it; a plain graticule by default.")
    private @Nullable Path baseMap;

    @Option(
            names = "--openid",
            paramLabel = "FILE",
            description = "The identity provider that people sign in with; passwords by default.")
    private @Nullable Path openId;

    Binding binding() {
        try {
            return new Binding(address, port, Set.copyOf(hosts), behindTls, followers);
        } catch (IllegalArgumentException e) {
            Crossfix.demand(spec, false, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    City city(ZoneId zone, List<DeskArea> desks) {
        Crossfix.demand(spec, centre.isEmpty() || centre.size() == 2, "--centre is LAT,LON, was " + centre);
        City.Centre middle = centre(centre.isEmpty() ? null : new Grid.Point(centre.get(0), centre.get(1)));
        return new City(zone, desks, middle, null, baseMap);
    }

    /** Near enough to a point to see its city; far from everything for null. */
    static City.Centre centre(Grid.@Nullable Point middle) {
        return middle == null
                ? new City.Centre(0, 0, 1)
                : new City.Centre(middle.longitude(), middle.latitude(), CITY_ZOOM);
    }

    SignIn signIn(Path accounts) throws InvalidDocument {
        SignIn byPassword = SignIn.byPassword(accounts);
        OpenIdSettings provider = openId == null ? null : OpenIdFile.read(openId);
        return new SignIn(accounts, byPassword.idle(), byPassword.longest(), provider);
    }
}
