package io.crossfix.kafka;

import io.crossfix.wire.RecordCodec;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records as bytes that every consumer of ours reads: a record that is too large loses the tails of its lists.
 *
 * <p>A producer that throws for its size would fail the job, and the same record again after every restart. The schemas
 * bound what can be long, so this is the last line: counts beside the lists stay whole, and {@code degraded}, where a
 * record has it, says what happened. Not thread-safe.
 */
final class FittingEncoder {

    private static final String CUT = "lists were cut to fit " + RecordCodec.MAX_BYTES / 1024 + " KiB";
    private static final String DEGRADED = "degraded";

    private final RecordCodec codec = new RecordCodec();

    /**
     * The record as at most {@link RecordCodec#MAX_BYTES} bytes.
     *
     * @throws IllegalStateException when it is larger even without its lists; names the key
     */
    byte[] encode(String key, SpecificRecord record) {
        byte[] bytes = codec.encode(record);
        SpecificRecord slimmer = record;
        while (bytes.length > RecordCodec.MAX_BYTES) {
            slimmer = SpecificData.get().deepCopy(slimmer.getSchema(), slimmer);
            if (!halve(slimmer)) {
                throw new IllegalStateException(record.getSchema().getName() + " " + key + " has " + bytes.length
                        + " bytes without its lists, at most " + RecordCodec.MAX_BYTES + " are allowed");
            }
            bytes = codec.encode(slimmer);
        }
        return bytes;
    }

    /** Halves every list in the record and in the records it holds; false when there was nothing left to halve. */
    private static boolean halve(SpecificRecord record) {
        boolean cut = false;
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value instanceof SpecificRecord inner) {
                cut |= halve(inner);
            } else if (value instanceof List<?> list
                    && !list.isEmpty()
                    && !field.name().equals(DEGRADED)) {
                record.put(field.pos(), list.subList(0, list.size() / 2));
                cut = true;
            }
        }
        Schema.Field degraded = record.getSchema().getField(DEGRADED);
        if (cut && degraded != null) {
            record.put(degraded.pos(), List.of(CUT));
        }
        return cut;
    }
}
