package io.crossfix.cli;

import io.crossfix.metrics.MetricsPage;
import io.crossfix.watch.Screen;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a process shows its numbers to Prometheus. */
final class MetricsOption {

    private static final int LAST_PORT = 65_535;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    private @Nullable Integer port;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Serve numbers for Prometheus on this port of 127.0.0.1, under /metrics; 0 takes a free one.")
    void port(int wanted) {
        Crossfix.demand(
                command,
                wanted >= 0 && wanted <= LAST_PORT,
                "--metrics-port must be within [0, " + LAST_PORT + "], was " + wanted);
        port = wanted;
    }

    /** Opens the page and says where it is; one that nobody can see when no port is named. */
    MetricsPage open(Screen screen) {
        MetricsPage page = MetricsPage.on(port);
        if (page.address() != null) {
            screen.say("numbers: " + page.address());
        }
        return page;
    }
}
