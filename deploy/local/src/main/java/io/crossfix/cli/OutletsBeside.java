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

    /** Starts them; says why when they do not start. */
    static OutletsBeside start(KafkaSettings kafka, List<Outlet> told, MetricsPage page, Screen screen) {
        if (told.isEmpty()) {
            return new OutletsBeside(null);
        }
        try {
            return new OutletsBeside(tell(kafka, told, page, screen));
        } catch (KafkaFailure e) {
            LOG.error("the outlets did not start", e);
            screen.say("crossfix: the outlets did not start: " + e.getMessage());
            return new OutletsBeside(null);
        }
    }

    /**
     * Starts outlets, shows their numbers on a page and says whom they tell.
     *
     * @throws KafkaFailure when no broker answers, or a topic is missing
     */
    static OutletService tell(KafkaSettings kafka, List<Outlet> told, MetricsPage page, Screen screen) {
        OutletService service = OutletService.start(kafka, told);
        page.add(new RegistryText(service.numbers()));
        screen.say("telling " + told.stream().map(Outlet::name).collect(Collectors.joining(", ")));
        return service;
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
    }
}
