package io.crossfix.model.desk;

import io.crossfix.model.Bytes;
import io.crossfix.model.Chunked.ChunkSink;
import io.crossfix.model.Chunked.ChunkSource;
import io.crossfix.model.Minutes;
import io.crossfix.record.KeptAlert;
import io.crossfix.record.KeptDesk;
import io.crossfix.record.Match;
import io.crossfix.wire.RecordCodec;
import io.crossfix.wire.Undecodable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/** A desk's matches and alert files as chunks: number 0 is the index, the others hold one minute of anchors each. */
final class DeskChunks {

    private static final int FORMAT = 1;
    /** Alerts as records; before, they were written field by field. */
    private static final int FILES_FORMAT = 2;

    private static final long INDEX = 0;
    private static final long DESK = -1;
    private static final int TAGS = 2;
    private static final int MATCHES = 0;
    private static final int FILES = 1;

    private final Map<String, Match> matches;
    private final AlertFiles files;
    private final RecordCodec codec = new RecordCodec();
    private final Set<Long> kept = new TreeSet<>();
    private final Set<Long> changed = new HashSet<>();
    private boolean deskChanged;

    DeskChunks(Map<String, Match> matches, AlertFiles files) {
        this.matches = matches;
        this.files = files;
    }

    void changed(Match match) {
        changed.add(number(match.getAnchorAt().toEpochMilli(), MATCHES));
    }

    void changed(KeptAlert file) {
        changed.add(number(file.getFoundedAt(), FILES));
    }

    /** Something has changed that belongs to no single alert. */
    void deskChanged() {
        deskChanged = true;
    }

    void drain(ChunkSink sink, Supplier<KeptDesk> desk) {
        if (deskChanged) {
            deskChanged = false;
            byte[] bytes = codec.encode(desk.get());
            sink.write(DESK, Bytes.write(FORMAT, out -> out.write(bytes)));
        }
        if (changed.isEmpty()) {
            return;
        }
        for (long chunk : changed) {
            List<? extends SpecificRecord> there = isOfMatches(chunk) ? matchesIn(chunk) : filesIn(chunk);
            if (there.isEmpty()) {
                kept.remove(chunk);
                sink.write(chunk, null);
            } else {
                kept.add(chunk);
                sink.write(chunk, bytes(isOfMatches(chunk) ? FORMAT : FILES_FORMAT, there));
            }
        }
        changed.clear();
        sink.write(INDEX, index());
    }

    /** Reads everything back; returns what belongs to no single alert. */
    KeptDesk restore(ChunkSource source) {
        byte[] index = source.read(INDEX);
        if (index != null) {
            restore(source, index);
        }
        byte[] desk = source.read(DESK);
        return desk == null
                ? KeptDesk.newBuilder().build()
                : (KeptDesk) Bytes.read(desk, FORMAT, in -> decode(in.readAllBytes()));
    }

    private void restore(ChunkSource source, byte[] index) {
        Bytes.read(index, FORMAT, in -> {
            for (int left = in.readInt(); left > 0; left--) {
                kept.add(in.readLong());
            }
            return kept;
        });
        for (long chunk : kept) {
            byte[] bytes = source.read(chunk);
            if (bytes != null) {
                restore(chunk, bytes);
            }
        }
    }

    private void restore(long chunk, byte[] bytes) {
        if (isOfMatches(chunk)) {
            records(bytes, FORMAT).forEach(record -> matches.put(((Match) record).getMatchId(), (Match) record));
        } else if (Bytes.format(bytes) == FILES_FORMAT) {
            records(bytes, FILES_FORMAT).forEach(record -> files.put((KeptAlert) record));
        } else {
            FirstAlertFiles.read(bytes).forEach(files::put);
        }
    }

    private List<SpecificRecord> records(byte[] bytes, int format) {
        return Bytes.read(bytes, format, in -> {
            List<SpecificRecord> found = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                found.add(decode(in.readNBytes(in.readInt())));
            }
            return found;
        });
    }

    private SpecificRecord decode(byte[] bytes) {
        try {
            return codec.decode(bytes);
        } catch (Undecodable e) {
            throw new IllegalStateException("state holds a record that this release cannot read", e);
        }
    }

    private List<Match> matchesIn(long chunk) {
        return matches.values().stream()
                .filter(match -> number(match.getAnchorAt().toEpochMilli(), MATCHES) == chunk)
                .toList();
    }

    private List<KeptAlert> filesIn(long chunk) {
        return files.all().stream()
                .filter(file -> number(file.getFoundedAt(), FILES) == chunk)
                .toList();
    }

    private byte[] bytes(int format, List<? extends SpecificRecord> records) {
        return Bytes.write(format, out -> {
            out.writeInt(records.size());
            for (SpecificRecord record : records) {
                byte[] bytes = codec.encode(record);
                out.writeInt(bytes.length);
                out.write(bytes);
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

    private static boolean isOfMatches(long chunk) {
        return Math.floorMod(chunk, (long) TAGS) == MATCHES;
    }

    private static long number(long millis, int tag) {
        return Minutes.of(millis) * TAGS + tag;
    }
}
