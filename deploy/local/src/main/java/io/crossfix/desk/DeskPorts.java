package io.crossfix.desk;

import io.crossfix.console.Ports;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicFollower;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.rule.RuleCompiler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that the console is told beyond the alerts, read from one installation's topics. */
public final class DeskPorts implements AutoCloseable {

    private final Ports ports;
    private final StreamHealth health;
    private final List<TopicFollower> following;

    /**
     * What the job is told too.
     *
     * @param compiler that of the job
     * @param rules directory of the rules it is started with; null for the shipped ones
     * @param weights what the future of risk is reckoned with until others are published
     * @param floor probability of NOW from which on a place counts as raised, [0, 1]
     */
    public record JobSettings(
            RuleCompiler compiler, @Nullable Path rules, RiskWeights weights, double floor) {}

    /**
     * Begins to read.
     *
     * @param job how the job is, asked every few seconds
     * @throws InvalidDocument when a rule of the directory is broken
     */
    public static DeskPorts open(KafkaSettings kafka, JobSettings settings, Supplier<JobHealth> job, Clock clock)
            throws InvalidDocument {
        return new DeskPorts(kafka, settings, job, clock);
    }

    private DeskPorts(KafkaSettings kafka, JobSettings settings, Supplier<JobHealth> job, Clock clock)
            throws InvalidDocument {
        MatchesSeen matches = new MatchesSeen();
        KnownRules rules =
                new KnownRules(kafka, new KnownRules.Known(settings.compiler(), settings.rules(), job), matches, clock);
        health = new StreamHealth(kafka, job, clock);
        PlacesAtRisk places = new PlacesAtRisk(settings.weights(), settings.floor(), health::sensors, clock);
        following = List.of(
                new TopicFollower(kafka, Topic.MATCHES, arrivals -> arrivals.forEach(matches::take)),
                new TopicFollower(kafka, Topic.RISK_WEIGHTS, arrivals -> arrivals.forEach(places::take)),
                new TopicFollower(kafka, Topic.RISK, arrivals -> arrivals.forEach(places::take)));
        following.forEach(TopicFollower::start);
        ports = new Ports(rules, new Explanations(kafka, rules), places, health);
    }

    /** For the console. */
    public Ports ports() {
        return ports;
    }

    @Override
    public void close() {
        following.forEach(TopicFollower::close);
        health.close();
    }
}
