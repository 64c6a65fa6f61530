package io.crossfix.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.access.AccessPlan;
import io.crossfix.provisioning.AclPages;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints who may do what on Kafka. */
@Command(
        name = "acls",
        description = {
            "Prints what each part of an installation may do on Kafka, and nothing else may be done; asks no broker.",
            "Brokers need a StandardAuthorizer and allow.everyone.if.no.acl.found=false."
        })
final class KafkaAclsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ProvisioningOptions options = new ProvisioningOptions();

    @Option(
            names = "--authentication",
            paramLabel = "HOW",
            defaultValue = "tls",
            description = "How parts show who they are: tls (certificates) or scram-sha-512 (passwords).")
    private String authentication = "tls";

    @Option(
            names = "--principal-format",
            paramLabel = "TEXT",
            description = "Names of principals, with {part} in them; " + AccessPlan.OF_CERTIFICATES + " for tls, "
                    + AccessPlan.OF_PASSWORDS + " for scram-sha-512 by default.")
    private @Nullable String principals;

    @Override
    public Integer call() throws InvalidDocument, JsonProcessingException {
        AccessPlan plan = plan();
        PrintWriter out = RulesCommand.out(spec);
        switch (options.format()) {
            case COMMANDS -> out.print(AclPages.commands(plan));
            case STRIMZI -> out.print(AclPages.strimzi(plan, authentication, options.cluster()));
            case TABLE -> AclPages.table(plan).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private AccessPlan plan() throws InvalidDocument {
        Crossfix.demand(
                spec,
                authentication.equals("tls") || authentication.equals("scram-sha-512"),
                "--authentication is tls or scram-sha-512, was " + authentication);
        String usual = authentication.equals("tls") ? AccessPlan.OF_CERTIFICATES : AccessPlan.OF_PASSWORDS;
        try {
            return new AccessPlan(options.installation().kafka().access(), principals == null ? usual : principals);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec == null ? Crossfix.commandLine() : spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
