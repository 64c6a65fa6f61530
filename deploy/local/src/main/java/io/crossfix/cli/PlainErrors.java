package io.crossfix.cli;

import io.crossfix.broker.BrokerStartException;
import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.PublishFailed;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.kafka.KafkaFailure;
import io.crossfix.local.CommandFailed;
import java.io.PrintWriter;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** People read a sentence; the stack trace goes to the log. */
final class PlainErrors implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);

    /** Their messages are written to be read. */
    private static final Set<Class<? extends Exception>> FOR_PEOPLE = Set.of(
            CommandFailed.class,
            BrokerStartException.class,
            InvalidDocument.class,
            KafkaFailure.class,
            PublishFailed.class,
            UnusableSource.class);

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        LOG.error("the command failed", thrown);
        PrintWriter err = command.getErr();
        sentence(thrown).lines().forEach(line -> err.println("crossfix: " + line));
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String sentence(Exception thrown) {
        return FOR_PEOPLE.stream().anyMatch(type -> type.isInstance(thrown))
                ? String.valueOf(thrown.getMessage())
                : "this should not happen: "
                        + thrown.toString().lines().findFirst().orElse("");
    }
}
