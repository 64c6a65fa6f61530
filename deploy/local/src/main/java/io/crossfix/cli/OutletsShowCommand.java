package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.local.CommandFailed;
import io.crossfix.outlets.OutletKind;
import io.crossfix.outlets.deliver.Preview;
import io.crossfix.outlets.format.Message;
import io.crossfix.queue.AlertBook;
import io.crossfix.record.Alert;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What would be sent of an alert, without sending it. */
@Command(
        name = "show",
        description = "Prints what would be sent of an alert to a receiver that knows nothing of it; sends nothing.")
final class OutletsShowCommand implements Callable<Integer> {

    private static final int SHORTEST_ID = 6;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "ALERT",
            description = "The alert's id, or its first 6 or more characters.")
    private String alertId = "";

    @Option(
            names = "--format",
            required = true,
            showDefaultValue = Visibility.NEVER,
            paramLabel = "cap|cot|eido|geojson|cloudevents|alertmanager",
            description = "The form.")
    private OutletKind format = OutletKind.CAP;

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Override
    public Integer call() throws InvalidDocument {
        Crossfix.demand(
                spec, alertId.length() >= SHORTEST_ID, "ALERT needs " + SHORTEST_ID + " or more characters of the id");
        Alert alert = AlertBook.read(kafka.access()).only(alertId);
        try {
            Message message = Preview.of(alert, format, kafka.outlets().speaker(format), Instant.now());
            RulesCommand.out(spec).println(message.text().strip());
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }
}
