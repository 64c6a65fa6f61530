package io.crossfix.model;

import io.crossfix.record.Kind;
import io.crossfix.record.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What a key cell has said: per rule and anchor, the matches it spoke of last. Kept by the minute of the anchor. */
final class SaidBook {

    /** Without the label of the rule. */
    private static final int FORMAT_1 = 1;

    private static final int FORMAT = 2;

    private final LongConsumer changed;
    private final NavigableMap<Long, Map<Question, Map<String, Said>>> minutes = new TreeMap<>();

    /**
     * What was asked.
     *
     * @param rule the rule's name
     * @param kind the anchor's stream
     * @param anchor the anchor's id
     */
    record Question(String rule, Kind kind, String anchor) {}

    /** @param changed is told the minute whose chunk changed */
    SaidBook(LongConsumer changed) {
        this.changed = changed;
    }

    /** What was said of an anchor under a rule, by {@code per} value. */
    Map<String, Said> of(String rule, Observation anchor) {
        return minutes.getOrDefault(Minutes.of(anchor.at()), Map.of())
                .getOrDefault(new Question(rule, anchor.kind(), anchor.id()), Map.of());
    }

    void say(String rule, Observation anchor, String per, Said said) {
        long minute = Minutes.of(anchor.at());
        minutes.computeIfAbsent(minute, m -> new HashMap<>())
                .computeIfAbsent(new Question(rule, anchor.kind(), anchor.id()), q -> new HashMap<>())
                .put(per, said);
        changed.accept(minute);
    }

    /** Takes what was said of an anchor along to the minute of its corrected time. */
    void move(Observation from, Observation to) {
        Map<Question, Map<String, Said>> old = minutes.get(Minutes.of(from.at()));
        if (old == null || Minutes.of(from.at()) == Minutes.of(to.at())) {
            return;
        }
        Map<Question, Map<String, Said>> moved = minutes.computeIfAbsent(Minutes.of(to.at()), m -> new HashMap<>());
        old.entrySet().removeIf(entry -> {
            boolean mine = entry.getKey().kind() == from.kind()
                    && entry.getKey().anchor().equals(from.id());
            if (mine) {
                moved.put(entry.getKey(), entry.getValue());
            }
            return mine;
        });
        changed.accept(Minutes.of(from.at()));
        changed.accept(Minutes.of(to.at()));
    }

    /** Names of the rules that something was said under. */
    Set<String> rules() {
        Set<String> rules = new TreeSet<>();
        minutes.values().forEach(minute -> minute.keySet().forEach(question -> rules.add(question.rule())));
        return rules;
    }

    /** All that was said under a rule, by question and {@code per} value. */
    Map<Question, Map<String, Said>> under(String rule) {
        Map<Question, Map<String, Said>> found = new LinkedHashMap<>();
        minutes.values()
                .forEach(minute -> minute.forEach((question, said) -> {
                    if (question.rule().equals(rule)) {
                        found.put(question, Map.copyOf(said));
                    }
                }));
        return found;
    }

    /** Forgets one thing that was said of an anchor. */
    void forget(String rule, Observation anchor, String per) {
        long minute = Minutes.of(anchor.at());
        Question question = new Question(rule, anchor.kind(), anchor.id());
        Map<Question, Map<String, Said>> here = minutes.getOrDefault(minute, Map.of());
        Map<String, Said> said = here.get(question);
        if (said != null && said.remove(per) != null) {
            if (said.isEmpty()) {
                here.remove(question);
            }
            dropIfEmpty(minute);
            changed.accept(minute);
        }
    }

    /** Forgets all that was said under a rule. */
    void forget(String rule) {
        for (long minute : List.copyOf(minutes.keySet())) {
            Map<Question, Map<String, Said>> here = minutes.getOrDefault(minute, Map.of());
            if (here.keySet().removeIf(question -> question.rule().equals(rule))) {
                dropIfEmpty(minute);
                changed.accept(minute);
            }
        }
    }

    private void dropIfEmpty(long minute) {
        minutes.computeIfPresent(minute, (same, said) -> said.isEmpty() ? null : said);
    }

    void expire(long before) {
        while (!minutes.isEmpty() && Minutes.end(minutes.firstKey()) < before) {
            changed.accept(minutes.pollFirstEntry().getKey());
        }
    }

    /** Whether anything was said of an anchor of a minute. */
    boolean holds(long minute) {
        return minutes.containsKey(minute);
    }

    boolean isEmpty() {
        return minutes.isEmpty();
    }

    byte @Nullable [] toBytes(long minute) {
        Map<Question, Map<String, Said>> said = minutes.get(minute);
        if (said == null || said.isEmpty()) {
            return null;
        }
        return Bytes.write(FORMAT, out -> {
            out.writeInt(said.size());
            for (Map.Entry<Question, Map<String, Said>> entry : said.entrySet()) {
                out.writeUTF(entry.getKey().rule());
                out.writeByte(entry.getKey().kind().ordinal());
                out.writeUTF(entry.getKey().anchor());
                out.writeInt(entry.getValue().size());
                for (Map.Entry<String, Said> per : entry.getValue().entrySet()) {
                    out.writeUTF(per.getKey());
                    writeLabel(out, per.getValue().rule());
                    out.writeUTF(per.getValue().matchId());
                    out.writeUTF(per.getValue().contentHash());
                    out.writeInt(per.getValue().revision());
                    out.writeBoolean(per.getValue().holds());
                }
            }
        });
    }

    void restore(long minute, byte[] bytes) {
        int format = Bytes.format(bytes) == FORMAT_1 ? FORMAT_1 : FORMAT;
        Map<Question, Map<String, Said>> said = Bytes.read(bytes, format, in -> {
            Map<Question, Map<String, Said>> read = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                Question question = new Question(in.readUTF(), Kind.values()[in.readUnsignedByte()], in.readUTF());
                read.put(question, perValues(in, question.rule(), format));
            }
            return read;
        });
        minutes.put(minute, said);
    }

    private static Map<String, Said> perValues(DataInput in, String rule, int format) throws IOException {
        Map<String, Said> values = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String per = in.readUTF();
            RuleLabel label = format == FORMAT_1 ? RuleLabel.unknown(rule) : readLabel(in, rule);
            values.put(per, new Said(label, in.readUTF(), in.readUTF(), in.readInt(), in.readBoolean()));
        }
        return values;
    }

    private static void writeLabel(DataOutput out, RuleLabel label) throws IOException {
        out.writeInt(label.major());
        out.writeUTF(label.version());
        out.writeByte(label.severity().ordinal());
        out.writeBoolean(label.shadow());
    }

    private static RuleLabel readLabel(DataInput in, String rule) throws IOException {
        return new RuleLabel(
                rule, in.readInt(), in.readUTF(), Severity.values()[in.readUnsignedByte()], in.readBoolean());
    }
}
