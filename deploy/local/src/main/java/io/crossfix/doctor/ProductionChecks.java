package io.crossfix.doctor;

import io.crossfix.kafka.BrokerSafety;
import io.crossfix.kafka.TopicSafety;
import io.crossfix.kafka.Topics;
import io.crossfix.settings.Installation;
import io.crossfix.settings.KafkaSection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may do on a laptop, and must not where people rely on it: of a crossfix.yaml, and of the brokers that it names. A secret
 * that is written into it is refused when it is read.
 */
public final class ProductionChecks {

    private static final int COPIES = 3;
    private static final String PROTOCOL = "security.protocol";
    private static final Duration AHEAD_AT_MOST = Duration.ofSeconds(2);

    private ProductionChecks() {}

    /** What can be seen in the settings and on this machine alone. */
    public static List<Finding> of(Installation installation) {
        KafkaSection kafka = installation.kafka();
        Map<String, String> properties = kafka.access().clientProperties();
        List<Finding> findings = new ArrayList<>();
        findings.add(protocol(properties.getOrDefault(PROTOCOL, "PLAINTEXT").toUpperCase(Locale.ROOT)));
        findings.add(copies(kafka.topics().replication()));
        findings.add(signatures(installation.rules().trusted().areDemanded()));
        findings.addAll(KeyFiles.of(properties));
        findings.add(Finding.good(
                "settings",
                "nothing is written in transactions (at least once, with ids that repeat): the brokers'"
                        + " transaction.max.timeout.ms does not matter"));
        return findings;
    }

    private static Finding protocol(String set) {
        boolean safe = set.endsWith("SSL");
        String said = "kafka.properties." + PROTOCOL + " is " + set;
        return Finding.of(
                safe, "settings", safe ? said : said + ": everything can be read on the way; set SSL or SASL_SSL");
    }

    private static Finding signatures(boolean demanded) {
        return Finding.of(
                demanded,
                "settings",
                demanded
                        ? "rules.trusted-keys: only signed rules are taken up"
                        : "rules.trusted-keys is not set: whoever may write to the topic of rules changes what raises"
                                + " alerts; make keys with 'crossfix rules keygen'");
    }

    private static Finding copies(int set) {
        boolean safe = set >= COPIES;
        String said = "kafka.replication is " + set;
        return Finding.of(
                safe, "settings", safe ? said : said + ": the loss of one broker loses alerts; set " + COPIES);
    }

    /** All that Kafka can tell: what {@link KafkaChecks} looks at, and how safe topics and brokers are. */
    public static List<Finding> ofKafka(Installation installation) {
        return ofKafka(installation, installation.topics(), Finding.Verdict.BAD);
    }

    /**
     * The same of some topics.
     *
     * @param denied what it is when the account may not look
     */
    static List<Finding> ofKafka(Installation installation, Topics topics, Finding.Verdict denied) {
        List<Finding> findings = new ArrayList<>(KafkaChecks.of(installation, topics, denied));
        boolean answers = !findings.stream().allMatch(Finding::isBad);
        if (answers) {
            findings.addAll(ofBrokers(installation, topics, denied));
        }
        return findings;
    }

    /** What only the brokers can tell: of each topic how many copies there are and must be written, and of themselves. */
    static List<Finding> ofBrokers(Installation installation, Topics topics, Finding.Verdict denied) {
        TopicSafety safety = new TopicSafety(installation.kafka().access(), topics);
        BrokerSafety brokers = new BrokerSafety(installation.kafka().access(), topics);
        List<Finding> findings = new ArrayList<>();
        findings.addAll(KafkaChecks.asked("topics", denied, () -> bad("topics", safety.dangers())));
        findings.addAll(KafkaChecks.asked("brokers", denied, () -> bad("brokers", brokers.dangers())));
        findings.addAll(KafkaChecks.asked(
                "brokers' clock",
                denied,
                () -> List.of(clock(brokers.newestAppend(), Clock.systemUTC().instant()))));
        return findings;
    }

    private static List<Finding> bad(String subject, List<String> dangers) {
        return dangers.stream().map(danger -> Finding.bad(subject, danger)).toList();
    }

    /**
     * Kafka tells no time; but a record's stamp of a broker cannot lie ahead of our own clock unless one of both is wrong.
     *
     * @param newest the latest stamp; null when there is none
     * @param now our own clock, after that was asked
     */
    static Finding clock(@Nullable Instant newest, Instant now) {
        String subject = "brokers' clock";
        if (newest == null) {
            return Finding.good(subject, "is not known before a record is written");
        }
        Duration ahead = Duration.between(now, newest);
        return ahead.compareTo(AHEAD_AT_MOST) > 0
                ? Finding.warn(
                        subject,
                        "is at least " + ahead.toMillis() + " ms ahead of this machine's, or this one behind: what is"
                                + " observed now may count as late or as of the future; set both by NTP")
                : Finding.good(
                        subject, "is not ahead of this machine's (that it is behind cannot be told from silence)");
    }
}
