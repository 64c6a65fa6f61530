package io.crossfix.cli;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.metrics.MetricsPage;
import io.crossfix.metrics.RegistryText;
import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.deliver.OutletService;
import io.crossfix.watch.Screen;
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

    /** Starts them and shows their numbers; says whom they tell, or why they do not. */
    static OutletsBeside start(KafkaSettings kafka, List<Outlet> told, MetricsPage page, Screen screen) {
        if (told.isEmpty()) {
            return new OutletsBeside(null);
        }
        try {
            OutletService service = OutletService.start(kafka, told);
            page.add(new RegistryText(service.numbers()));
            say(screen, told);
            return new OutletsBeside(service);
        } catch (KafkaFailure e) {
            LOG.error("the outlets did not start", e);
            screen.say("crossfix: the outlets did not start: " + e.getMessage());
            return new OutletsBeside(null);
        }
    }

    static void say(Screen screen, List<Outlet> outlets) {
        screen.say("telling " + outlets.stream().map(Outlet::name).collect(Collectors.joining(", ")));
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
    }
}
