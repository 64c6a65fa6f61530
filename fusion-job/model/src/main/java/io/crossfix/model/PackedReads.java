package io.crossfix.model;

import io.crossfix.record.Kind;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Plain plate reads of one minute as bytes, since they are nine in ten of all facts and hardly one of them is ever asked
 * for: a read takes its {@link ObservationCodec} bytes and about 40 more, and is made an object when it is.
 *
 * <p>Rows lie in the order of arrival. The rows of one vehicle are chained, so that a question about one token reads these
 * alone however many others there are.
 */
final class PackedReads {

    private static final int FIRST_ROWS = 2;
    private static final int LENGTH_BITS = 16;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;
    private static final int NONE = -1;
    /** The place of a row that was taken out. */
    private static final long GONE = -1;

    private static final int COLUMNS = 4 * Long.BYTES;
    private static final VarHandle DOUBLES = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);

    private long[] at = new long[FIRST_ROWS];
    private long[] idHash = new long[FIRST_ROWS];
    private long[] tokenHash = new long[FIRST_ROWS];
    /** Where a row's bytes begin, and their number in the last 16 bits: two texts of 64 KiB are refused at the door. */
    private long[] place = new long[FIRST_ROWS];
    /** The row before of the same chain. */
    private int[] before = new int[FIRST_ROWS];
    /** The last row of each chain; as many chains as there is room for rows, a power of two. */
    private int[] last = filled(FIRST_ROWS);

    private byte[] bytes = new byte[0];
    private int used;
    private int rows;
    private int gone;
    private int withdrawn;
    /** The rows by their time, once somebody asked for the oldest: a table that is full asks at each new read. */
    private @Nullable PriorityQueue<Integer> byAge;

    /** Whether an observation is kept so: a plate read that is no hit, and so can never be an anchor. */
    static boolean keeps(Observation seen) {
        return seen.kind() == Kind.PLATE && !seen.isHotlistHit();
    }

    int size() {
        return rows - gone;
    }

    void add(Observation read, long hashOfId) {
        int from = used;
        try (DataOutputStream behind = new DataOutputStream(new Tail())) {
            ObservationCodec.write(read, behind);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail", e);
        }
        addRow(read, hashOfId, from);
    }

    /** Adds a read whose bytes are a part of others. */
    private void add(Observation read, long hashOfId, byte[] source, int from, int length) {
        int own = used;
        append(source, from, length);
        addRow(read, hashOfId, own);
    }

    /** Bytes behind the last row's are another row. */
    private void addRow(Observation read, long hashOfId, int from) {
        if (rows == at.length) {
            grow();
        }
        at[rows] = read.at();
        idHash[rows] = hashOfId;
        tokenHash[rows] = hash(read.token());
        place[rows] = (long) from << LENGTH_BITS | (used - from);
        chain(rows);
        if (byAge != null) {
            byAge.add(rows);
        }
        rows++;
        withdrawn += read.retracted() ? 1 : 0;
    }

    private void append(byte[] source, int from, int length) {
        makeRoom(length);
        System.arraycopy(source, from, bytes, used, length);
        used += length;
    }

    private void makeRoom(int more) {
        if (used + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(used + more, bytes.length + bytes.length / 2));
        }
    }

    /** Writes behind the last row. */
    private final class Tail extends OutputStream {

        @Override
        public void write(int one) {
            makeRoom(1);
            bytes[used++] = (byte) one;
        }

        @Override
        public void write(byte[] source, int from, int length) {
            append(source, from, length);
        }
    }

    /** The row of an id, or -1. */
    int find(long hashOfId, String id) {
        for (int row = 0; row < rows; row++) {
            if (idHash[row] == hashOfId && isThere(row) && get(row).id().equals(id)) {
                return row;
            }
        }
        return NONE;
    }

    /** One read; rows are counted from 0 and move when something is removed. */
    Observation get(int row) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, from(row), length(row)))) {
            return ObservationCodec.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail", e);
        }
    }

    /** Tells the hash of each id. */
    void eachIdHash(LongConsumer taker) {
        for (int row = 0; row < rows; row++) {
            if (isThere(row)) {
                taker.accept(idHash[row]);
            }
        }
    }

    /** Takes a row out. */
    void remove(int row) {
        takeOut(row);
        rebuildWhenHalfIsGone();
    }

    /** Takes out what a predicate holds of, and tells what that was. */
    List<Observation> removeIf(Predicate<Observation> over) {
        List<Observation> removed = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            if (isThere(row)) {
                Observation read = get(row);
                if (over.test(read)) {
                    takeOut(row);
                    removed.add(read);
                }
            }
        }
        rebuildWhenHalfIsGone();
        return removed;
    }

    private void takeOut(int row) {
        // Off the queue first: it compares rows by their bytes, and those of this one are lost with its place.
        if (byAge != null && Integer.valueOf(row).equals(byAge.peek())) {
            byAge.remove();
        } else {
            byAge = null;
        }
        withdrawn -= isRetracted(row) ? 1 : 0;
        place[row] = GONE;
        gone++;
    }

    /** The bytes of what was taken out go when as many rows are gone as are there. */
    private void rebuildWhenHalfIsGone() {
        if (2 * gone > rows) {
            rebuild();
        }
    }

    private void rebuild() {
        PackedReads others = new PackedReads();
        for (int row = 0; row < rows; row++) {
            if (isThere(row)) {
                others.add(get(row), idHash[row], bytes, from(row), length(row));
            }
        }
        at = others.at;
        idHash = others.idHash;
        tokenHash = others.tokenHash;
        place = others.place;
        before = others.before;
        last = others.last;
        bytes = others.bytes;
        used = others.used;
        rows = others.rows;
        gone = 0;
        byAge = null;
    }

    /** The earliest by {@link Observation#BY_TIME}; there must be one. */
    Observation oldest() {
        PriorityQueue<Integer> queue = byAge;
        if (queue == null) {
            queue = new PriorityQueue<>(
                    Comparator.<Integer>comparingLong(row -> at[row]).thenComparing(row -> get(row).id()));
            for (int row = 0; row < rows; row++) {
                if (isThere(row)) {
                    queue.add(row);
                }
            }
            byAge = queue;
        }
        return get(queue.element());
    }

    private boolean isThere(int row) {
        return place[row] != GONE;
    }

    private int from(int row) {
        return (int) (place[row] >>> LENGTH_BITS);
    }

    private int length(int row) {
        return (int) place[row] & LENGTH_MASK;
    }

    /** Appends what lies within the closed span and is not withdrawn, in the order of arrival. */
    void collect(long from, long to, List<Observation> found) {
        for (int row = 0; row < rows; row++) {
            if (at[row] >= from && at[row] <= to && isThere(row)) {
                addStanding(get(row), found);
            }
        }
    }

    /** The same, of one place only. */
    void collect(long from, long to, Disc where, List<Observation> found) {
        for (int row = 0; row < rows; row++) {
            if (at[row] >= from && at[row] <= to && isThere(row) && mayLieIn(where, row)) {
                Observation read = get(row);
                if (where.contains(read)) {
                    addStanding(read, found);
                }
            }
        }
    }

    private boolean mayLieIn(Disc where, int row) {
        int position = ObservationCodec.position(bytes, from(row));
        return where.mayContain(
                (double) DOUBLES.get(bytes, position), (double) DOUBLES.get(bytes, position + Double.BYTES));
    }

    /** The same, of one vehicle only. */
    void collect(long from, long to, Token token, List<Observation> found) {
        long wanted = hash(token);
        for (int row = last[chainOf(wanted)]; row != NONE; row = before[row]) {
            if (tokenHash[row] == wanted && at[row] >= from && at[row] <= to && isThere(row)) {
                Observation read = get(row);
                if (token.equals(read.token())) {
                    addStanding(read, found);
                }
            }
        }
    }

    private void addStanding(Observation read, List<Observation> found) {
        if (withdrawn == 0 || !read.retracted()) {
            found.add(read);
        }
    }

    private boolean isRetracted(int row) {
        return ObservationCodec.isRetracted(bytes, from(row));
    }

    /** How many bytes {@link #write} takes. */
    int length() {
        return Integer.BYTES + rows * COLUMNS + Integer.BYTES + used;
    }

    /**
     * Writes everything as it lies here, whole columns at a time: reading a cell back costs hardly more than copying it. Gives
     * back the room that was kept for more.
     */
    void write(ByteBuffer target) {
        target.putInt(rows);
        column(at, target);
        column(idHash, target);
        column(tokenHash, target);
        column(place, target);
        bytes = bytes.length > used ? Arrays.copyOf(bytes, used) : bytes;
        target.putInt(used).put(bytes, 0, used);
    }

    private void column(long[] values, ByteBuffer target) {
        target.asLongBuffer().put(values, 0, rows);
        target.position(target.position() + rows * Long.BYTES);
    }

    /** Reads what {@link #write} wrote. */
    static PackedReads read(ByteBuffer source) {
        PackedReads reads = new PackedReads();
        int rows = source.getInt();
        reads.rows = rows;
        reads.at = column(rows, source);
        reads.idHash = column(rows, source);
        reads.tokenHash = column(rows, source);
        reads.place = column(rows, source);
        reads.bytes = new byte[source.getInt()];
        reads.used = reads.bytes.length;
        source.get(reads.bytes);
        reads.before = new int[reads.at.length];
        reads.last = filled(2 * Integer.highestOneBit(reads.at.length));
        for (int row = 0; row < rows; row++) {
            if (reads.isThere(row)) {
                reads.chain(row);
                reads.withdrawn += reads.isRetracted(row) ? 1 : 0;
            } else {
                reads.gone++;
            }
        }
        return reads;
    }

    private static long[] column(int rows, ByteBuffer source) {
        long[] values = new long[Math.max(rows, FIRST_ROWS)];
        source.asLongBuffer().get(values, 0, rows);
        source.position(source.position() + rows * Long.BYTES);
        return values;
    }

    private void grow() {
        int room = at.length + at.length / 2;
        at = Arrays.copyOf(at, room);
        idHash = Arrays.copyOf(idHash, room);
        tokenHash = Arrays.copyOf(tokenHash, room);
        place = Arrays.copyOf(place, room);
        before = Arrays.copyOf(before, room);
        if (room > last.length) {
            last = filled(2 * last.length);
            for (int row = 0; row < rows; row++) {
                chain(row);
            }
        }
    }

    private void chain(int row) {
        int chain = chainOf(tokenHash[row]);
        before[row] = last[chain];
        last[chain] = row;
    }

    private int chainOf(long hash) {
        return (int) (hash ^ hash >>> 32) & last.length - 1;
    }

    private static int[] filled(int room) {
        int[] none = new int[room];
        Arrays.fill(none, NONE);
        return none;
    }

    private static long hash(@Nullable Token token) {
        // A token is a keyed hash itself: its bits need no mixing.
        return token == null ? 0 : token.high() ^ Long.rotateLeft(token.low(), 1);
    }
}
