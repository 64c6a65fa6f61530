package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.settings.GatewaySection;
import io.crossfix.settings.Installation;
import io.crossfix.watch.Screen;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway of 'up': without it the job goes on. */
final class GatewayBeside implements UpRun.Running {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayBeside.class);

    private final @Nullable RunningGateway running;

    private GatewayBeside(@Nullable RunningGateway running) {
        this.running = running;
    }

    /** Starts one where there is a section for it; says its address, or why there is none. */
    static UpRun.Beside of(Installation installation, Screen screen) {
        GatewaySection section = installation.gateway();
        return (kafka, health) -> {
            if (section == null) {
                return new GatewayBeside(null);
            }
            try {
                RunningGateway started =
                        RunningGateway.start(section, kafka, new LiveDoor(System.getenv(), installation.retention()));
                RunningGateway.lines(started, section).forEach(screen::say);
                return new GatewayBeside(started);
            } catch (InvalidDocument | RuntimeException e) {
                LOG.error("the gateway did not start", e);
                screen.say("crossfix: the gateway did not start: " + e.getMessage());
                return new GatewayBeside(null);
            }
        };
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
