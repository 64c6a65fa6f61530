package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.outlets.deliver.DeadLetters;
import io.crossfix.record.Delivery;
import io.crossfix.watch.Screen;
import io.crossfix.wire.RecordJson;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What was given up. */
@Command(
        name = "dead",
        description =
                "Lists messages that were given up and why; with --redrive they are tried again, by the engine that"
                        + " runs or by the next one.")
final class OutletsDeadCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--redrive", description = "Have those that are listed tried again.")
    private boolean redrive;

    @Option(names = "--outlet", paramLabel = "NAME", description = "Only those of this outlet.")
    private @Nullable String outlet;

    @Option(names = "--json", description = "JSON Lines.")
    private boolean json;

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Override
    public Integer call() throws InvalidDocument {
        KafkaSettings access = kafka.access();
        List<Delivery> dead = DeadLetters.read(access).stream()
                .filter(each -> outlet == null || outlet.equals(each.getOutlet()))
                .toList();
        dead.forEach(each ->
                RulesCommand.out(spec).println(json ? RecordJson.of(each).toString() : line(each)));
        if (redrive) {
            DeadLetters.redrive(access, dead, Instant.now());
        }
        Screen.ofProcess().say(dead.size() + " given up" + (redrive ? ", to be tried again" : ""));
        return 0;
    }

    private static String line(Delivery dead) {
        return dead.getAt() + "  " + dead.getOutlet() + "  " + dead.getKind() + "  " + dead.getIdentifier() + "  "
                + dead.getAttempts() + " attempts  " + dead.getReason();
    }
}
