package io.crossfix.rejections;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.rejections.Fate.Stays;
import io.crossfix.rejections.Fate.Why;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of the rejections that were looked at. Not thread-safe. */
public final class RedriveCount {

    private final Map<Why, Long> staying = new EnumMap<>(Why.class);
    private final Map<String, Long> refusedFor = new TreeMap<>();
    private long entered;

    void entered(long records) {
        entered += records;
    }

    void stays(Stays fate) {
        staying.merge(fate.why(), 1L, Long::sum);
        if (!fate.detail().isEmpty()) {
            refusedFor.merge(fate.detail(), 1L, Long::sum);
        }
    }

    /** How many were given to the job, or would be. */
    public long entered() {
        return entered;
    }

    /**
     * A line for each that happened.
     *
     * @param dryRun whether nothing was written
     */
    public List<String> lines(boolean dryRun) {
        List<String> lines = new ArrayList<>();
        lines.add(line(entered, dryRun ? "would be let in now (dry run: nothing was written)" : "redriven"));
        staying.forEach((why, records) ->
                lines.add(line(records, why.meaning() + (why == Why.STILL_REFUSED ? ": " + refusedFor : ""))));
        return lines;
    }

    private static String line(long records, String what) {
        return String.format(Locale.ROOT, "%,10d  %s", records, what);
    }

    /** The same for programs. */
    public ObjectNode json(boolean dryRun) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("dryRun", dryRun).put("redriven", entered);
        ObjectNode stays = all.putObject("stays");
        staying.forEach((why, records) -> stays.put(why.name(), records));
        ObjectNode refused = all.putObject("refusedFor");
        refusedFor.forEach(refused::put);
        return all;
    }
}
