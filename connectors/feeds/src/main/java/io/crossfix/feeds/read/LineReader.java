package io.crossfix.feeds.read;

import io.crossfix.wire.Refusal;
import io.crossfix.wire.Refusal.Reason;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Cuts a file, plain or gzip (told by its first bytes), into lines; holds one line of bounded length at a time. */
final class LineReader implements AutoCloseable {

    /** Longest line that is taken whole, in bytes. */
    static final int MAX_BYTES = 1024 * 1024;

    /** What is kept of a longer one, in bytes. */
    static final int KEPT_OF_OVERLONG = 4096;

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] block = new byte[64 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private int at;
    private int end;
    private long number;
    private long length;
    private @Nullable Refusal damage;
    private boolean ended;

    private LineReader(InputStream in) {
        this.in = in;
    }

    static LineReader open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        try {
            raw.mark(2);
            int magic = raw.read() << 8 | raw.read();
            raw.reset();
            return new LineReader(magic == GZIP_MAGIC ? new GZIPInputStream(raw, 64 * 1024) : raw);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** The next line, or null at the end. A line that is too long or torn off comes with its fault. */
    @Nullable
    RawLine next() throws IOException {
        line.reset();
        length = 0;
        while (at < end || fill()) {
            int stop = newline();
            keep(at, stop);
            at = Math.min(stop + 1, end);
            if (stop < end) {
                return finished();
            }
        }
        return length > 0 || damage != null ? finished() : null;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        at = 0;
        try {
            end = in.read(block);
        } catch (EOFException | ZipException e) {
            // What came before is good; a torn archive costs its last line, not the replay.
            damage = new Refusal(
                    Reason.MALFORMED,
                    "the compressed file is torn or damaged in line " + (number + 1) + "; the rest is lost");
            end = -1;
        }
        ended = end < 0;
        end = Math.max(end, 0);
        return !ended;
    }

    private int newline() {
        int i = at;
        while (i < end && block[i] != '\n') {
            i++;
        }
        return i;
    }

    private void keep(int from, int to) {
        length += to - from;
        int room = MAX_BYTES + 1 - line.size();
        line.write(block, from, Math.min(to - from, room));
    }

    private RawLine finished() {
        number++;
        byte[] bytes = withoutMarks(line.toByteArray());
        Refusal fault = damage;
        damage = null;
        if (fault == null && length > MAX_BYTES) {
            fault = new Refusal(
                    Reason.TOO_LARGE, "a line has at most " + MAX_BYTES + " bytes, line " + number + " has " + length);
            bytes = Arrays.copyOf(bytes, KEPT_OF_OVERLONG);
        }
        return new RawLine(number, bytes, fault);
    }

    private byte[] withoutMarks(byte[] bytes) {
        int from = number == 1 && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        int to = bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        return from == 0 && to == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, to);
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
