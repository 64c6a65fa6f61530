package io.crossfix.doctor;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.TopicReport;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.settings.Installation;
import io.crossfix.settings.KafkaSection;
import java.util.ArrayList;
import java.util.List;

/** Whether Kafka answers and its topics are as the job wants them. */
public final class KafkaChecks {

    private KafkaChecks() {}

    /** Changes nothing. */
    public static List<Finding> of(Installation installation) {
        KafkaSection kafka = installation.kafka();
        String subject = "Kafka at " + kafka.bootstrap();
        try {
            TopicReport report = new TopicSetup(kafka.access(), installation.topics()).inspect();
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.good(subject, "answers"));
            report.missing().forEach(name -> findings.add(Finding.bad("topic " + name, "does not exist")));
            report.differences().forEach(difference -> findings.add(Finding.bad("topics", difference)));
            return findings;
        } catch (KafkaFailure e) {
            return List.of(Finding.bad(subject, String.valueOf(e.getMessage())));
        }
    }
}
