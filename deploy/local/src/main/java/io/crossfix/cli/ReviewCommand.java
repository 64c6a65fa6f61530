package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.queue.AlertBook;
import io.crossfix.queue.Answer;
import io.crossfix.record.Alert;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.ReviewStatus;
import io.crossfix.watch.Screen;
import io.crossfix.wire.RecordJson;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A person's answer to one alert. There is no answer to all of them at once. */
@Command(name = "review", description = "Answers an alert: what you saw of it is what you answer.")
final class ReviewCommand implements Callable<Integer> {

    private static final int SHORTEST_ID = 6;

    /** The words of the command line for a person's decisions. */
    enum Decision {
        CONFIRM(ReviewAction.CONFIRM),
        DISMISS(ReviewAction.DISMISS),
        ACKNOWLEDGE(ReviewAction.ACKNOWLEDGE);

        private final ReviewAction action;

        Decision(ReviewAction action) {
            this.action = action;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "ALERT",
            description = "The alert's id, or its first 6 or more characters.")
    private String alertId = "";

    @Parameters(
            index = "1",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "confirm|dismiss|acknowledge",
            description = "What you decide.")
    private Decision decision = Decision.ACKNOWLEDGE;

    @Option(names = "--reason", paramLabel = "CODE", description = "Reason code; needed to confirm or dismiss.")
    private @Nullable String reason;

    @Option(names = "--by", paramLabel = "NAME", description = AccountName.HELP)
    private String reviewer = AccountName.byDefault();

    @Option(names = "--json", description = "Print the outcome as a JSON object.")
    private boolean json;

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Override
    public Integer call() throws InvalidDocument {
        check();
        KafkaSettings access = kafka.access();
        Alert seen = AlertBook.read(access).only(alertId);
        ReviewStatus status = new Answer(decision.action, reason, reviewer).give(seen, access, Clock.systemUTC());
        Screen.ofProcess().data(json ? RecordJson.of(status).toString() : sentence(status));
        return status.getApplied() ? 0 : 1;
    }

    private void check() {
        Crossfix.demand(
                spec, alertId.length() >= SHORTEST_ID, "ALERT needs " + SHORTEST_ID + " or more characters of the id");
        Crossfix.demand(
                spec,
                decision == Decision.ACKNOWLEDGE || (reason != null && !reason.isBlank()),
                "to " + decision + " an alert, --reason is needed");
        AccountName.checked(spec, reviewer);
    }

    private String sentence(ReviewStatus status) {
        String outcome = status.getApplied() ? "applied" : "refused";
        return outcome + ": " + decision + " alert " + status.getAlertId() + ", revision " + status.getRevision()
                + (status.getReason().isEmpty() ? "" : ": " + status.getReason());
    }
}
