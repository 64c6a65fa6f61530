package io.crossfix.doctor;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.TopicReport;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.kafka.Topics;
import io.crossfix.settings.Installation;
import io.crossfix.settings.KafkaSection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.AuthorizationException;

/** Whether Kafka answers and its topics are as the job wants them. */
public final class KafkaChecks {

    private KafkaChecks() {}

    /** Changes nothing. */
    public static List<Finding> of(Installation installation) {
        return of(installation, installation.topics(), Finding.Verdict.BAD);
    }

    /**
     * The same of some topics.
     *
     * @param denied what it is when the account may not look
     */
    static List<Finding> of(Installation installation, Topics topics, Finding.Verdict denied) {
        KafkaSection kafka = installation.kafka();
        String subject = "Kafka at " + kafka.bootstrap();
        return asked(subject, denied, () -> {
            TopicReport report = new TopicSetup(kafka.access(), topics).inspect();
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.good(subject, "answers"));
            report.missing().forEach(name -> findings.add(Finding.bad("topic " + name, "does not exist")));
            report.differences().forEach(difference -> findings.add(Finding.bad("topics", difference)));
            return findings;
        });
    }

    /** What brokers answered, or that they did not. */
    static List<Finding> asked(String subject, Finding.Verdict denied, Supplier<List<Finding>> question) {
        try {
            return question.get();
        } catch (KafkaFailure e) {
            Finding.Verdict verdict = e.getCause() instanceof AuthorizationException ? denied : Finding.Verdict.BAD;
            return List.of(new Finding(verdict, subject, "is not known: " + e.getMessage()));
        }
    }
}
