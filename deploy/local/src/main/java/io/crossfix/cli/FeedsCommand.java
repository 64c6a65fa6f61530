package io.crossfix.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.conform.Sample;
import io.crossfix.feeds.conform.Trial;
import io.crossfix.feeds.conform.Unread;
import io.crossfix.feeds.door.Formats;
import io.crossfix.feeds.door.SensorRegister;
import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries formats of messages on samples. */
@Command(
        name = "feeds",
        description = {
            "Formats of senders' messages: what is shipped, and whether a mapping makes of samples what it should.",
            "How to add a format: connectors/feeds/docs/formats.md"
        })
final class FeedsCommand {

    private static final ObjectMapper MAPPER = new JsonMapper();

    @Spec
    private @Nullable CommandSpec spec;

    @Command(name = "formats", description = "Names the formats that are shipped.")
    int formats() {
        Formats.shipped().forEach(RulesCommand.out(spec)::println);
        return 0;
    }

    @Command(
            name = "check",
            description = {
                "Decodes samples by a format and compares with what is written down beside each:",
                "shot.xml, shot.expected.json and, for what its transport says, shot.beside.json.",
                "Says which places of a sample are never read. Exit code 1 when anything differs."
            })
    int check(
            @Parameters(
                            index = "0",
                            paramLabel = "FORMAT",
                            description = "A shipped name, or mapping files separated by commas.")
                    String format,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "SAMPLE", description = "Files or directories.")
                    List<Path> places,
            @Option(
                            names = "--sensors",
                            paramLabel = "FILE",
                            description = "Register of sensors, for places of sensors.")
                    @Nullable
                    Path sensors,
            @Option(
                            names = "--write",
                            description = "Writes down what comes of samples that have nothing written beside them.")
                    boolean write)
            throws InvalidDocument {
        try {
            Trial trial = new Trial(
                    Formats.of(format, Path.of("")),
                    sensors == null ? SensorRegister.OPEN : SensorRegister.read(sensors));
            int wrong = 0;
            for (Path place : places) {
                try (Stream<Sample> samples = Sample.in(place)) {
                    for (Sample sample : samples.toList()) {
                        wrong += isRight(sample, trial, write) ? 0 : 1;
                    }
                }
            }
            return wrong == 0 ? 0 : 1;
        } catch (IOException e) {
            throw new CommandFailed("a sample cannot be read: " + e, e);
        } catch (UnusableSource e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean isRight(Sample sample, Trial trial, boolean write) throws IOException {
        JsonNode outcomes = MAPPER.readTree(
                trial.outcomes(sample.bytes(), sample.attributes()).toString());
        JsonNode expected = sample.expected();
        if (expected == null && write) {
            sample.expect(outcomes);
        }
        boolean right = expected == null ? write : expected.equals(outcomes);
        PrintWriter out = RulesCommand.out(spec);
        out.println(sample.file() + ": "
                + (right
                        ? expected == null ? "written down" : "as expected"
                        : expected == null ? "nothing is written down" : "DIFFERS"));
        if (!right || expected == null) {
            outcomes.forEach(outcome -> out.println("  " + outcome));
        }
        out.println("  never read: " + unread(sample, trial));
        return right;
    }

    private static String unread(Sample sample, Trial trial) throws IOException {
        try {
            return String.join(" ", Unread.in(sample.bytes(), sample.attributes(), trial));
        } catch (IOException e) {
            return "all of it, since it is neither JSON nor XML";
        }
    }
}
