package io.crossfix.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.Topics;
import io.crossfix.provisioning.TopicPages;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the topics. */
@Command(
        name = "topics",
        description =
                "Prints the topics of an installation with their partitions, copies and retention; asks no broker.")
final class KafkaTopicsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ProvisioningOptions options = new ProvisioningOptions();

    @Override
    public Integer call() throws InvalidDocument, JsonProcessingException {
        Topics topics = options.installation().topics();
        PrintWriter out = RulesCommand.out(spec);
        switch (options.format()) {
            case COMMANDS -> out.print(TopicPages.commands(topics));
            case STRIMZI -> out.print(TopicPages.strimzi(topics, options.cluster()));
            case TABLE -> TopicPages.table(topics).forEach(out::println);
        }
        out.flush();
        return 0;
    }
}
