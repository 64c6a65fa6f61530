package io.crossfix.cli;

import io.crossfix.kafka.TopicSetup;
import io.crossfix.settings.Installation;
import io.crossfix.watch.Screen;

/** Topics of an installation that are not there yet. */
final class MissingTopics {

    private MissingTopics() {}

    /**
     * Creates them, and says how those that are there differ. Also finds out at once, not after endless retries, that nobody
     * answers.
     */
    static void create(Installation installation, Screen screen) {
        new TopicSetup(installation.kafka().access(), installation.topics())
                .create()
                .differences()
                .forEach(difference -> screen.say("differs: " + difference));
    }
}
