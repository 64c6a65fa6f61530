package io.crossfix.doctor;

import io.crossfix.kafka.Topic;
import io.crossfix.local.CommandFailed;
import io.crossfix.settings.Installation;
import io.crossfix.settings.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Keeps a part from starting with what is dangerous, where the installation says that people rely on it. */
public final class ProductionStart {

    /** Of every command that runs Flink inside its own process. */
    public static final Finding EMBEDDED_FLINK = Finding.bad(
            "Flink",
            "this command runs it inside its own process, and nobody takes over when that dies; start"
                    + " io.crossfix.cli.FusionMain on a cluster");

    private ProductionStart() {}

    /**
     * Looks at everything that the doctor looks at for production. In another profile it does nothing.
     *
     * @param touched the topics that the part uses; its account may see no others
     * @param own what only the part itself can tell
     * @param warn takes a line for everything that may stay but should be known
     * @throws CommandFailed with a line for every finding that is bad
     */
    public static void demand(
            Installation installation, List<Topic> touched, List<Finding> own, Consumer<String> warn) {
        if (installation.profile() != Profile.PRODUCTION) {
            return;
        }
        List<Finding> findings = new ArrayList<>(LibraryChecks.all());
        findings.addAll(own);
        findings.addAll(ProductionChecks.of(installation));
        findings.addAll(
                ProductionChecks.ofKafka(installation, installation.topics().only(touched), Finding.Verdict.WARN));
        findings.stream()
                .filter(finding -> finding.verdict() == Finding.Verdict.WARN)
                .forEach(finding -> warn.accept(line(finding)));
        refuse(installation, findings);
    }

    /**
     * Refuses what was found, in production.
     *
     * @throws CommandFailed with a line for every finding that is bad
     */
    public static void refuse(Installation installation, List<Finding> findings) {
        String bad = findings.stream()
                .filter(Finding::isBad)
                .map(ProductionStart::line)
                .collect(Collectors.joining("\n"));
        if (installation.profile() == Profile.PRODUCTION && !bad.isEmpty()) {
            throw new CommandFailed("the profile is production, and this is not for it:\n" + bad);
        }
    }

    private static String line(Finding finding) {
        return finding.subject() + ": " + finding.detail();
    }
}
