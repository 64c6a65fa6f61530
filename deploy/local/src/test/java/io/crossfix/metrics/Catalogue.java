package io.crossfix.metrics;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The catalogue of metrics, {@code deploy/prometheus/metrics.yaml}.
 *
 * @param entries in the order of the file
 */
public record Catalogue(List<Entry> entries) {

    /** Labels that Flink puts on everything of a task, operator or process: not told for each metric. */
    private static final Set<String> SCOPE = Set.of(
            "host",
            "tm_id",
            "job_id",
            "job_name",
            "task_id",
            "task_name",
            "task_attempt_id",
            "task_attempt_num",
            "subtask_index",
            "operator_id",
            "operator_name");

    private static final Set<String> ELSEWHERE = Set.of("kafka", "kubernetes");

    /**
     * A metric.
     *
     * @param type counter, gauge or histogram
     * @param labels besides those that Flink puts on all of its own
     * @param from the process that shows it
     */
    public record Entry(String name, String type, String unit, List<String> labels, String from, String says) {

        /** The names of its series. */
        List<String> series() {
            return type.equals("histogram") ? List.of(name + "_bucket", name + "_count", name + "_sum") : List.of(name);
        }

        /** Whether it is ours, or Flink's: not what an exporter beside Kafka or a node says. */
        public boolean isScraped() {
            return !ELSEWHERE.contains(from);
        }
    }

    /** Reads the one that is shipped. */
    public static Catalogue shipped() throws IOException {
        Path file = Path.of("../prometheus/metrics.yaml");
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        return new Catalogue(yaml.readValue(file.toFile(), new TypeReference<>() {}));
    }

    /** Every series by name. */
    public Map<String, Entry> bySeries() {
        Map<String, Entry> all = new TreeMap<>();
        entries.forEach(entry -> entry.series().forEach(series -> all.put(series, entry)));
        return all;
    }

    /** What it says and a scrape does not show. */
    public Set<String> missingIn(Scrape scrape) {
        return entries.stream()
                .filter(Entry::isScraped)
                .flatMap(entry -> entry.series().stream())
                .filter(name -> !scrape.labels().containsKey(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a scrape shows of ours under other labels, or not in here at all. */
    public Set<String> unknownIn(Scrape scrape) {
        Map<String, Entry> known = bySeries();
        Set<String> unknown = new TreeSet<>();
        scrape.labels().forEach((name, labels) -> {
            if (name.contains("crossfix") || known.containsKey(name)) {
                Set<String> own = new TreeSet<>(labels);
                own.removeAll(SCOPE);
                Entry entry = known.get(name);
                Set<String> wanted = new TreeSet<>(entry == null ? List.of("not in the catalogue") : entry.labels());
                if (entry != null && entry.type().equals("histogram") && name.endsWith("_bucket")) {
                    wanted.add("le");
                }
                if (!own.equals(wanted)) {
                    unknown.add(name + own + ", catalogued: " + wanted);
                }
            }
        });
        return unknown;
    }
}
