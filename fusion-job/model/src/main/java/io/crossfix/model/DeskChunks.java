package io.crossfix.model;

import io.crossfix.model.Chunked.ChunkSink;
import io.crossfix.model.Chunked.ChunkSource;
import io.crossfix.record.Match;
import io.crossfix.wire.RecordCodec;
import io.crossfix.wire.Undecodable;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A desk's matches and alert files as chunks: number 0 is the index, the others hold one minute of anchors each. */
final class DeskChunks {

    private static final int FORMAT = 1;
    private static final long INDEX = 0;
    private static final int TAGS = 2;
    private static final int MATCHES = 0;
    private static final int FILES = 1;

    private final Map<String, Match> matches;
    private final Map<String, AlertFile> files;
    private final RecordCodec codec = new RecordCodec();
    private final Set<Long> kept = new TreeSet<>();
    private final Set<Long> changed = new HashSet<>();

    DeskChunks(Map<String, Match> matches, Map<String, AlertFile> files) {
        this.matches = matches;
        this.files = files;
    }

    void changed(Match match) {
        changed.add(number(match.getAnchorAt().toEpochMilli(), MATCHES));
    }

    void changed(AlertFile file) {
        changed.add(number(file.founding().at(), FILES));
    }

    void drain(ChunkSink sink) {
        if (changed.isEmpty()) {
            return;
        }
        for (long chunk : changed) {
            boolean empty = Math.floorMod(chunk, (long) TAGS) == MATCHES
                    ? matchesIn(chunk).isEmpty()
                    : filesIn(chunk).isEmpty();
            if (empty) {
                kept.remove(chunk);
                sink.write(chunk, null);
            } else {
                kept.add(chunk);
                sink.write(chunk, Math.floorMod(chunk, (long) TAGS) == MATCHES ? matchBytes(chunk) : fileBytes(chunk));
            }
        }
        changed.clear();
        sink.write(INDEX, index());
    }

    void restore(ChunkSource source) {
        byte[] index = source.read(INDEX);
        if (index == null) {
            return;
        }
        Bytes.read(index, FORMAT, in -> {
            for (int left = in.readInt(); left > 0; left--) {
                kept.add(in.readLong());
            }
            return kept;
        });
        for (long chunk : kept) {
            byte[] bytes = source.read(chunk);
            if (bytes != null) {
                Bytes.read(bytes, FORMAT, in -> restore(chunk, in));
            }
        }
    }

    private boolean restore(long chunk, DataInputStream in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            if (Math.floorMod(chunk, (long) TAGS) == MATCHES) {
                Match match = decode(in.readNBytes(in.readInt()));
                matches.put(match.getMatchId(), match);
            } else {
                AlertFile file = AlertFile.read(in);
                files.put(file.alertId(), file);
            }
        }
        return true;
    }

    private Match decode(byte[] bytes) {
        try {
            return (Match) codec.decode(bytes);
        } catch (Undecodable e) {
            throw new IllegalStateException("state holds a match that this release cannot read", e);
        }
    }

    private List<Match> matchesIn(long chunk) {
        return matches.values().stream()
                .filter(match -> number(match.getAnchorAt().toEpochMilli(), MATCHES) == chunk)
                .toList();
    }

    private List<AlertFile> filesIn(long chunk) {
        return files.values().stream()
                .filter(file -> number(file.founding().at(), FILES) == chunk)
                .toList();
    }

    private byte[] matchBytes(long chunk) {
        List<Match> there = matchesIn(chunk);
        return Bytes.write(FORMAT, out -> {
            out.writeInt(there.size());
            for (Match match : there) {
                byte[] bytes = codec.encode(match);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        });
    }

    private byte[] fileBytes(long chunk) {
        List<AlertFile> there = filesIn(chunk);
        return Bytes.write(FORMAT, out -> {
            out.writeInt(there.size());
            for (AlertFile file : there) {
                file.write(out);
            }
        });
    }

    private byte[] index() {
        return Bytes.write(FORMAT, out -> {
            out.writeInt(kept.size());
            for (long chunk : kept) {
                out.writeLong(chunk);
            }
        });
    }

    private static long number(long millis, int tag) {
        return Minutes.of(millis) * TAGS + tag;
    }
}
