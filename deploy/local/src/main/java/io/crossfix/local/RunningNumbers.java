package io.crossfix.local;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * The running job's own numbers: every counter and numeric gauge that a step registered below the metric group
 * {@value #GROUP}, summed over its subtasks. Counters of a task that has ended stay in the sum.
 */
public final class RunningNumbers {

    /** Metric group of the project's own numbers. */
    public static final String GROUP = "crossfix";

    /** The number of times that the job was started again, as Flink counts it. */
    public static final String RESTARTS = "numRestarts";

    /** Metric groups that are labels, each with one subgroup that is its value. */
    private static final Set<String> LABELS = Set.of("rule", "stream", "reason", "severity");

    /** What is counted in buckets is for whoever makes quantiles of it. */
    private static final String BUCKETS = "le";

    private static final Map<String, RunningNumbers> REGISTERED = new ConcurrentHashMap<>();

    private final Map<Metric, String> live = new ConcurrentHashMap<>();
    private final Map<String, Long> ended = new ConcurrentHashMap<>();

    /** Makes these numbers known to reporters of this process under a name. */
    public void register(String name) {
        REGISTERED.put(name, this);
    }

    static RunningNumbers registered(String name) {
        return REGISTERED.computeIfAbsent(name, unknown -> new RunningNumbers());
    }

    void added(Metric metric, String name, MetricGroup group) {
        String own = name.equals(RESTARTS) ? name : ownName(name, group.getScopeComponents());
        if (own != null && (metric instanceof Counter || metric instanceof Gauge<?>)) {
            live.put(metric, own);
        }
    }

    /** Together with {@link #now}, so that what moves from one map to the other is never missed. */
    synchronized void removed(Metric metric) {
        String own = live.remove(metric);
        if (own != null && metric instanceof Counter counter) {
            ended.merge(own, counter.getCount(), Long::sum);
        }
    }

    private static @Nullable String ownName(String name, String[] scope) {
        for (int at = 0; at < scope.length; at++) {
            if (scope[at].equals(GROUP)) {
                return ownName(name, List.of(scope).subList(at + 1, scope.length));
            }
        }
        return null;
    }

    /** What there is of each rule is a family of the metric's name, {@code matches.shots-called-in}; the last label counts. */
    private static @Nullable String ownName(String name, List<String> below) {
        if (below.contains(BUCKETS)) {
            return null;
        }
        if (below.size() >= 2 && LABELS.contains(below.get(below.size() - 2))) {
            return name + "." + below.get(below.size() - 1);
        }
        return below.isEmpty() ? name : String.join(".", below) + "." + name;
    }

    /** Name to value now, sorted by name. */
    public synchronized Numbers now() {
        Map<String, Long> sum = new TreeMap<>(ended);
        live.forEach((metric, name) -> sum.merge(name, value(metric), Long::sum));
        return new Numbers(sum);
    }

    private static long value(Metric metric) {
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        return metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number ? number.longValue() : 0;
    }
}
