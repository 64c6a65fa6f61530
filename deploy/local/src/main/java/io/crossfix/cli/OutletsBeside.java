package io.crossfix.cli;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.deliver.OutletService;
import io.crossfix.watch.Screen;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outlets of 'up': run beside the job, which goes on without them.
 *
 * @param service null when there is nobody to tell, or it did not start
 */
record OutletsBeside(@Nullable OutletService service) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutletsBeside.class);

    /** Nobody is told. */
    static final Told NOBODY = new Told(List.of(), null);

    /** Whom 'up' tells, and where the numbers are. */
    record Told(List<Outlet> outlets, @Nullable Integer metricsPort) {}

    /** Starts them; says whom they tell, or why they do not. */
    static OutletsBeside start(KafkaSettings kafka, Told told, Screen screen) {
        if (told.outlets().isEmpty()) {
            return new OutletsBeside(null);
        }
        try {
            OutletService service = OutletService.start(kafka, told.outlets(), told.metricsPort());
            say(screen, told.outlets(), service);
            return new OutletsBeside(service);
        } catch (KafkaFailure | UncheckedIOException e) {
            LOG.error("the outlets did not start", e);
            screen.say("crossfix: the outlets did not start: " + e.getMessage());
            return new OutletsBeside(null);
        }
    }

    static void say(Screen screen, List<Outlet> outlets, OutletService service) {
        screen.say("telling "
                + outlets.stream().map(Outlet::name).collect(Collectors.joining(", "))
                + (service.metricsPort() < 0
                        ? ""
                        : "; numbers on http://127.0.0.1:" + service.metricsPort() + "/metrics"));
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
    }
}
