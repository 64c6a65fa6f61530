package io.crossfix.cli;

import io.crossfix.metrics.MetricsPage;
import io.crossfix.watch.Screen;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a process shows its numbers to Prometheus. */
final class MetricsOption {

    private static final int LAST_PORT = 65_535;
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern ADDRESS = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    private @Nullable Integer port;
    private InetAddress address = InetAddress.getLoopbackAddress();

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Serve numbers for Prometheus on this port, under /metrics; 0 takes a free one.")
    void port(int wanted) {
        Crossfix.demand(
                command,
                wanted >= 0 && wanted <= LAST_PORT,
                "--metrics-port must be within [0, " + LAST_PORT + "], was " + wanted);
        port = wanted;
    }

    @Option(
            names = "--metrics-listen",
            paramLabel = "ADDRESS",
            showDefaultValue = Visibility.NEVER,
            description = "Address of this machine that --metrics-port is on, 127.0.0.1 by default. Whoever reaches it"
                    + " reads the numbers: elsewhere only behind a network policy.")
    void listen(String wanted) {
        Crossfix.demand(
                command, ADDRESS.matcher(wanted).matches(), "--metrics-listen is an IPv4 address, was " + wanted);
        try {
            // Asks no server of names: it is an address.
            address = InetAddress.getByName(wanted);
        } catch (UnknownHostException e) {
            Crossfix.demand(command, false, "--metrics-listen is an IPv4 address, was " + wanted);
        }
    }

    /** Opens the page and says where it is; one that nobody can see when no port is named. */
    MetricsPage open(Screen screen) {
        MetricsPage page = MetricsPage.on(address, port);
        if (page.address() != null) {
            screen.say("numbers: " + page.address());
        }
        return page;
    }
}
