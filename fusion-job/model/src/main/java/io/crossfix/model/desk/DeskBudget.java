package io.crossfix.model.desk;

import io.crossfix.record.Raised;
import io.crossfix.record.Severity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many alerts each desk was given in the last ten minutes, and whether one more is too many. */
final class DeskBudget {

    private static final long WINDOW = 600_000;
    private static final int MOST = 1_000;

    private final int budget;
    private final Map<String, Deque<Long>> raised = new HashMap<>();

    /** @param budget alerts per desk and ten minutes above which minor ones wait, and above twice as many moderate ones */
    DeskBudget(int budget, List<Raised> kept) {
        this.budget = budget;
        kept.forEach(each -> count(each.getDesk(), each.getAt()));
    }

    /** Whether a new alert has to wait. Severe and extreme ones never do. */
    boolean isOver(String desk, Severity severity, long now) {
        int count = inWindow(desk, now);
        return switch (severity) {
            case MINOR -> count >= budget;
            case MODERATE -> count >= 2 * budget;
            case SEVERE, EXTREME -> false;
        };
    }

    /** An alert comes into the queue. */
    void count(String desk, long now) {
        Deque<Long> times = raised.computeIfAbsent(desk, name -> new ArrayDeque<>());
        times.addLast(now);
        if (times.size() > MOST) {
            times.removeFirst();
        }
    }

    /** When a desk may have room again, milliseconds since epoch. */
    long roomAt(String desk, long now) {
        inWindow(desk, now);
        Deque<Long> times = raised.getOrDefault(desk, new ArrayDeque<>());
        return times.isEmpty() ? now : times.getFirst() + WINDOW;
    }

    List<Raised> kept() {
        return raised.entrySet().stream()
                .flatMap(desk -> desk.getValue().stream().map(at -> new Raised(desk.getKey(), at)))
                .toList();
    }

    private int inWindow(String desk, long now) {
        Deque<Long> times = raised.get(desk);
        if (times == null) {
            return 0;
        }
        while (!times.isEmpty() && times.getFirst() <= now - WINDOW) {
            times.removeFirst();
        }
        return times.size();
    }
}
