package io.crossfix.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.crossfix.audit.report.AuditReport;
import io.crossfix.audit.report.AuditReportPage;
import io.crossfix.audit.report.AuditReportText;
import io.crossfix.audit.report.HistoryTally;
import io.crossfix.backtest.Progress;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.AlertHistory;
import io.crossfix.report.ReportFile;
import io.crossfix.watch.Screen;
import io.crossfix.wire.Arrival;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How alerts were answered. */
@Command(
        name = "report",
        description = {
            "Reports how the alerts of a period were answered: outcomes, second looks, whether people follow the score they see,",
            "times, exercises, suppressions, refused answers, accesses to evidence. From the history of alerts."
        })
final class AuditReportCommand implements Callable<Integer> {

    private static final int DEFAULT_DAYS = 30;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            converter = DayReader.class,
            description = "First day of the period; 30 days before its end by default.")
    private @Nullable LocalDate from;

    @Option(
            names = "--until",
            paramLabel = "DAY",
            converter = DayReader.class,
            description = "The day after its last one; the beginning of which counts. Now by default.")
    private @Nullable LocalDate until;

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write the report as one page.")
    private @Nullable Path html;

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Override
    public Integer call() throws InvalidDocument, JsonProcessingException {
        ZoneId city = kafka.zone();
        Instant end = until == null
                ? Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS)
                : until.atStartOfDay(city).toInstant();
        Instant begin = from == null
                ? end.minus(DEFAULT_DAYS, ChronoUnit.DAYS)
                : from.atStartOfDay(city).toInstant();
        Crossfix.demand(spec, begin.isBefore(end), "the period ends at " + end + ", before it begins at " + begin);
        AuditReport report = read(new HistoryTally(begin, end));
        if (json) {
            RulesCommand.out(spec).println(ReportFile.text(report));
        } else {
            AuditReportText.lines(report).forEach(RulesCommand.out(spec)::println);
        }
        if (html != null) {
            AuditReportPage.write(report, html);
        }
        return 0;
    }

    private AuditReport read(HistoryTally tally) throws InvalidDocument {
        Progress progress = new Progress(Screen.ofProcess());
        long[] rows = {0};
        TopicReader.readAll(kafka.access(), Topic.ALERT_HISTORY, arrival -> {
            take(tally, arrival);
            progress.read(++rows[0]);
        });
        progress.end();
        return tally.report();
    }

    private static void take(HistoryTally tally, Arrival arrival) {
        Instant at = Instant.ofEpochMilli(arrival.from().appendedAt());
        if (arrival.value() instanceof AlertHistory line) {
            tally.take(line, at);
        } else {
            tally.takeUnreadable(at);
        }
    }
}
