package io.crossfix.cli;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReport;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.kafka.Topics;
import io.crossfix.settings.Installation;
import io.crossfix.watch.Screen;
import java.util.List;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Topics of an installation that are not there yet. */
final class MissingTopics {

    private MissingTopics() {}

    /**
     * Creates them, and says how those that are there differ. Also finds out at once, not after endless retries, that nobody
     * answers. Whoever may create nothing needs only those that it uses itself.
     *
     * @param own the topics that whoever starts here uses
     */
    static void create(Installation installation, List<Topic> own, Screen screen) {
        report(installation, own).differences().forEach(difference -> screen.say("differs: " + difference));
    }

    private static TopicReport report(Installation installation, List<Topic> own) {
        Topics all = installation.topics();
        try {
            return new TopicSetup(installation.kafka().access(), all).create();
        } catch (KafkaFailure e) {
            if (!(e.getCause() instanceof TopicAuthorizationException)) {
                throw e;
            }
            return new TopicSetup(installation.kafka().access(), all.only(own)).create();
        }
    }
}
