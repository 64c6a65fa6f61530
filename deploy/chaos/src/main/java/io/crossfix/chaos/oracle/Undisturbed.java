package io.crossfix.chaos.oracle;

import io.crossfix.chaos.rig.Rig;
import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.KafkaPublisher;
import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.LoggedRecord;
import io.crossfix.kafka.RawLog;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.kafka.Topics;
import io.crossfix.kafka.UnreadableLog;
import io.crossfix.local.Backlog;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.DataDirectory;
import io.crossfix.local.Drain;
import io.crossfix.local.LocalFusion;
import io.crossfix.local.RunningJob;
import io.crossfix.local.Waiting;
import io.crossfix.settings.Installation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The same job on the same input with nothing going wrong: everything that the cluster could read is copied to other topics,
 * and a job in this process works it off.
 */
public final class Undisturbed {

    private static final String PREFIX = "undisturbed.";

    /** What the cluster was told, but for people's answers: those name what they saw, and would come before it here. */
    private static final List<Topic> INPUT =
            List.of(Topic.GUNSHOT, Topic.PLATE_READ, Topic.PLATE_HIT, Topic.CALL, Topic.CAMERA, Topic.RULES);

    private static final int PARALLELISM = 2;
    private static final Duration COPIED_WITHIN = Duration.ofMinutes(5);
    private static final int TRIES = 3;
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(1);

    private Undisturbed() {}

    /** Runs it until all is worked off, and what only silence decides is decided. */
    public static TwoRuns beside(Rig rig) {
        Installation installation = rig.undisturbed(PREFIX);
        KafkaSettings kafka = installation.kafka().access();
        new TopicSetup(kafka, new Topics(PREFIX, 4, 3)).create();
        copy(rig.direct(), kafka);
        run(rig, installation, kafka);
        return new TwoRuns(LastRecords.of(rig.direct()), LastRecords.of(kafka), rig.upgrades());
    }

    private static void copy(KafkaSettings from, KafkaSettings to) {
        INPUT.forEach(topic -> copy(topic, from, to, TRIES));
    }

    /**
     * Once in some hours of soak a batch was never accepted, and the run was lost. What is sent twice is one observation to the
     * job, and rules end as they ended before.
     */
    private static void copy(Topic topic, KafkaSettings from, KafkaSettings to, int tries) {
        try {
            copy(topic, from, to);
        } catch (KafkaFailure e) {
            if (tries == 1) {
                throw e;
            }
            copy(topic, from, to, tries - 1);
        }
    }

    private static void copy(Topic topic, KafkaSettings from, KafkaSettings to) {
        try (RecordProducer producer = RecordProducer.open(patient(to));
                RawLog log = RawLog.open(from, topic)) {
            for (RawLog.Extent extent : log.extents()) {
                log.read(
                        extent.partition(),
                        extent.start(),
                        extent.end(),
                        record -> producer.send(copied(record, to.name(topic))));
            }
            producer.flush();
        } catch (UnreadableLog e) {
            throw new CommandFailed("what the cluster has read cannot be read again: " + e.getMessage(), e);
        }
    }

    /** Brokers that have just made 88 partitions are slow with the first record, and a run of an hour hangs on this. */
    private static KafkaSettings patient(KafkaSettings kafka) {
        Map<String, String> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Long.toString(COPIED_WITHIN.toMillis()));
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(COPIED_WITHIN.toMillis()));
        return new KafkaSettings(kafka.bootstrapServers(), kafka.topicPrefix(), kafka.groupId(), properties);
    }

    private static ProducerRecord<byte[], byte[]> copied(LoggedRecord record, String topic) {
        return new ProducerRecord<>(topic, record.partition(), record.timestamp(), record.key(), record.value());
    }

    /**
     * Behind the last observation event time stands still, and what the clock on the wall decided for the cluster it does not
     * decide of a backlog that is an hour old; so the streams say that nothing more will come.
     */
    private static void endOfTime(KafkaSettings kafka) {
        try (KafkaPublisher publisher = KafkaPublisher.connect(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), kafka.topicPrefix(), "undisturbed")) {
            publisher.heartbeat(System.currentTimeMillis());
            publisher.flush();
        }
    }

    private static void run(Rig rig, Installation installation, KafkaSettings kafka) {
        try (DataDirectory data = rig.undisturbedState();
                LocalFusion fusion = LocalFusion.start(data, PARALLELISM);
                Backlog backlog = Backlog.at(kafka)) {
            RunningJob job = fusion.run(kafka, installation.fusion());
            Drain drain = new Drain(job, backlog);
            long end = System.nanoTime() + GIVE_UP_AFTER.toNanos();
            while (!drain.isDone()) {
                if (System.nanoTime() > end) {
                    throw new CommandFailed("the undisturbed run did not work off its input");
                }
                Waiting.pause(rig.size().undisturbedLook());
            }
            endOfTime(kafka);
            Waiting.pause(rig.size().silence());
            job.stop();
        } catch (InvalidDocument e) {
            throw new CommandFailed("the rig's own settings are wrong: " + e.getMessage(), e);
        }
    }
}
