package io.crossfix.audit.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.local.CommandFailed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files of an export, in memory until all are there; and what should be among them and is no longer kept. */
final class EvidenceFiles {

    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<String> missing;
    private long bytes;

    EvidenceFiles(List<String> missing) {
        this.missing = missing;
    }

    void text(String name, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        bytes += content.length;
        if (bytes > MOST_BYTES) {
            throw new CommandFailed("the export would have more than 256 MiB; ask for a shorter span");
        }
        files.put(name, content);
    }

    void lines(String name, List<? extends JsonNode> lines) {
        text(name, lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    void missing(String what) {
        missing.add(what);
    }

    List<String> missing() {
        return List.copyOf(missing);
    }

    Map<String, byte[]> all() {
        return files;
    }
}
