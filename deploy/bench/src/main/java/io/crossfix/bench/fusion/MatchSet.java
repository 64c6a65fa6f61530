package io.crossfix.bench.fusion;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The distinct lines that say what was found, sorted by byte order (workload fusion-1, section 2). */
public final class MatchSet {

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final TreeSet<String> lines;

    /** @param lines in any order, repeats among them */
    public MatchSet(Collection<String> lines) {
        this.lines = new TreeSet<>(lines);
    }

    /** How many lines begin with a rule's name. */
    public long count(String rule) {
        return lines.stream().filter(line -> line.startsWith(rule + ",")).count();
    }

    /** Sum of the 64-bit FNV-1a of each line (Fowler, Noll, Vo; draft-eastlake-fnv), 16 hexadecimal digits. */
    public String hash() {
        long sum = 0;
        for (String line : lines) {
            long hash = FNV_OFFSET;
            for (byte each : line.getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ (each & 0xFF)) * FNV_PRIME;
            }
            sum += hash;
        }
        return String.format("%016x", sum);
    }

    /** The lines that are here and not there. */
    public Set<String> without(MatchSet other) {
        Set<String> more = new TreeSet<>(lines);
        more.removeAll(other.lines);
        return more;
    }

    /** The lines. */
    public Set<String> lines() {
        return lines;
    }

    /** "R1 208, R2 808, R3 18990, hash ...". */
    public String text() {
        return "R1 " + count("R1") + ", R2 " + count("R2") + ", R3 " + count("R3") + ", hash " + hash();
    }
}
