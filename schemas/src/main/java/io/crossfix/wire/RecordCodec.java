package io.crossfix.wire;

import io.crossfix.wire.Refusal.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records to bytes and back, in Avro single-object encoding (Avro 1.12 specification, "Single object encoding"): the
 * marker C3 01, the little-endian CRC-64-AVRO fingerprint of the writer's schema, the body.
 *
 * <p>Hostile bytes are survived. A forged length finds the end of the bytes instead of the end of the heap, because the
 * reader is given the whole value at once and Avro 1.12.2 then holds every length and item count against the bytes that
 * remain. (Earlier versions do not; {@code RecordCodecTest} notices. Walking the body with Avro's own {@code skip} first
 * would be no help: it believes the byte size that a block states of itself.) Not thread-safe: one per task.
 */
public final class RecordCodec {

    static {
        AvroTrust.install();
    }

    /** Records above this many bytes are refused before they are looked at: room for an alert with all its evidence. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final int HEADER = 10;
    private static final byte[] MARKER = {(byte) 0xC3, 0x01};

    private final SchemaBook book = new SchemaBook();
    private final Map<Schema, SpecificDatumReader<SpecificRecord>> readers = new HashMap<>();
    private final Map<Schema, Writer> writers = new HashMap<>();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
    private @Nullable BinaryDecoder decoder;
    private @Nullable BinaryEncoder encoder;

    private record Writer(byte[] header, SpecificDatumWriter<SpecificRecord> body) {}

    /** The record as bytes. */
    public byte[] encode(SpecificRecord value) {
        Writer writer = writers.computeIfAbsent(value.getSchema(), RecordCodec::writer);
        buffer.reset();
        buffer.writeBytes(writer.header());
        try {
            encoder = EncoderFactory.get().directBinaryEncoder(buffer, encoder);
            writer.body().write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail", e);
        }
        return buffer.toByteArray();
    }

    /**
     * The record in these bytes, read as its current version.
     *
     * @throws Undecodable when they are anything but exactly one record of a known schema
     */
    public SpecificRecord decode(byte @Nullable [] bytes) throws Undecodable {
        if (bytes == null || bytes.length == 0) {
            throw new Undecodable(Reason.EMPTY, "the record has no value");
        }
        if (bytes.length > MAX_BYTES) {
            throw new Undecodable(
                    Reason.TOO_LARGE, "a record has at most " + MAX_BYTES + " bytes, this one has " + bytes.length);
        }
        if (bytes.length < HEADER || bytes[0] != MARKER[0] || bytes[1] != MARKER[1]) {
            throw new Undecodable(
                    Reason.NOT_FRAMED, "the value does not begin with C3 01 and a fingerprint (Avro single-object)");
        }
        long fingerprint =
                ByteBuffer.wrap(bytes, 2, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
        Schema writer = book.writer(fingerprint);
        if (writer == null) {
            throw new Undecodable(
                    Reason.UNKNOWN_SCHEMA,
                    "no released schema has the fingerprint " + String.format("%016x", fingerprint));
        }
        return body(bytes, writer);
    }

    private SpecificRecord body(byte[] bytes, Schema writer) throws Undecodable {
        try {
            decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, decoder);
            SpecificRecord value = readers.computeIfAbsent(writer, this::reader).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new Undecodable(
                        Reason.TRAILING_BYTES, "bytes are left over behind a complete " + writer.getName());
            }
            return value;
        } catch (IOException | RuntimeException e) {
            // Avro throws a dozen unrelated exceptions for bad bytes; all mean the same here. The message may quote
            // the payload, so only the class is named.
            throw new Undecodable(
                    Reason.MALFORMED,
                    "the bytes do not follow the schema of " + writer.getName() + " ("
                            + e.getClass().getSimpleName() + ")");
        }
    }

    private SpecificDatumReader<SpecificRecord> reader(Schema writer) {
        return new SpecificDatumReader<>(writer, book.reader(writer), SpecificData.get());
    }

    private static Writer writer(Schema schema) {
        byte[] header = ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARKER)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .array();
        return new Writer(header, new SpecificDatumWriter<>(schema));
    }
}
