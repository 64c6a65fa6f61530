package io.crossfix.kafka;

import java.util.List;

/**
 * How the topics of an installation stand.
 *
 * @param created names of topics that were missing and now exist
 * @param missing names of topics that do not exist
 * @param differences what existing topics have otherwise, a sentence each; nothing of it was changed
 */
public record TopicReport(List<String> created, List<String> missing, List<String> differences) {

    /** Defends the lists. */
    public TopicReport {
        created = List.copyOf(created);
        missing = List.copyOf(missing);
        differences = List.copyOf(differences);
    }
}
