package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.local.CommandFailed;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleVersion;
import io.crossfix.rule.signature.RuleSigner;
import io.crossfix.rule.signature.TrustedKeys;
import io.crossfix.rules.Answers;
import io.crossfix.rules.RuleDesk;
import io.crossfix.rules.RuleKeyFiles;
import io.crossfix.rules.RulePublisher;
import io.crossfix.rules.RulePublisher.Change;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The same for rules, and who approves them. */
final class RulePublishOptions extends PublishOptions {

    @ArgGroup(exclusive = false)
    private @Nullable Approval approval;

    /** Both or neither. */
    private static final class Approval {

        @Option(
                names = "--sign-with",
                paramLabel = "FILE",
                required = true,
                description = "Private key that signs what is published, as 'rules keygen' makes it; needs a --config"
                        + " with rules.trusted-keys.")
        private Path file = Path.of("");

        @Option(
                names = "--signer",
                paramLabel = "NAME",
                required = true,
                description = "What that key is called in rules.trusted-keys.")
        private String name = "";
    }

    /** What there is now; where signatures are asked for, only what is signed. */
    RuleDesk desk() throws InvalidDocument {
        return RuleDesk.read(kafka().access(), kafka().compiler(), trusted());
    }

    /** The text of a rule in the directory that the job is started with, if there is one. */
    Optional<String> startText(String rule, @Nullable RuleVersion version) throws InvalidDocument {
        return kafka().startText(rule, version);
    }

    /** What turns texts into rules there. */
    RuleCompiler compiler() throws InvalidDocument {
        return kafka().compiler();
    }

    /** Publishes, waits and tells what was answered; 0 when all tasks have accepted everything, else 1. */
    int publish(List<Change> changes, PrintWriter out) throws InvalidDocument {
        List<Answers> answers =
                new RulePublisher(access(), by(), signer(), within(), Clock.systemUTC()).publish(changes);
        answers.forEach(answer -> answer.lines().forEach(out::println));
        out.flush();
        return answers.stream().allMatch(Answers::isAccepted) ? 0 : 1;
    }

    /**
     * Whose signature counts there. Modes and rollbacks publish a text that stands on the topic: who signs that without
     * looking at its own signature signs what a stranger wrote.
     */
    private TrustedKeys trusted() throws InvalidDocument {
        TrustedKeys trusted = kafka().trusted();
        if (approval != null && !trusted.areDemanded()) {
            throw new CommandFailed(
                    "--sign-with needs a --config that names rules.trusted-keys: what is on the topic is"
                            + " checked against them first\nnothing was published");
        }
        return trusted;
    }

    private @Nullable RuleSigner signer() throws InvalidDocument {
        TrustedKeys trusted = trusted();
        if (approval == null) {
            if (trusted.areDemanded()) {
                throw new CommandFailed("only signed rules are taken up there (rules.trusted-keys): say --sign-with and"
                        + " --signer\nnothing was published");
            }
            return null;
        }
        RuleSigner signer = RuleKeyFiles.signer(approval.name, approval.file);
        if (!trusted.trusts(signer)) {
            throw new CommandFailed("the key in " + approval.file + " is not the one that is trusted as "
                    + approval.name + "\nnothing was published");
        }
        return signer;
    }
}
