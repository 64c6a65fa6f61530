package io.crossfix.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificFixed;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Records of any schema, with any content that the schema allows. */
final class RandomRecord {

    private final Random random;

    RandomRecord(Random random) {
        this.random = random;
    }

    SpecificRecord of(Schema schema) {
        SpecificRecord made = (SpecificRecord)
                SpecificData.newInstance(SpecificData.getForSchema(schema).getClass(schema), schema);
        for (Schema.Field field : schema.getFields()) {
            made.put(field.pos(), value(field.schema()));
        }
        return made;
    }

    private @Nullable Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> of(schema);
            case STRING -> text();
            case LONG -> number(schema);
            case INT -> random.nextInt();
            case DOUBLE -> random.nextGaussian();
            case FLOAT -> random.nextFloat();
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
            case ENUM -> SpecificData.get().createEnum(oneOf(schema.getEnumSymbols()), schema);
            case FIXED -> fixed(schema);
            case ARRAY -> list(schema.getElementType());
            case UNION -> value(oneOf(schema.getTypes()));
            default -> throw new IllegalArgumentException("no record of ours has a " + schema.getType());
        };
    }

    private Object number(Schema schema) {
        long number = random.nextLong() >> random.nextInt(64);
        return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis ? Instant.ofEpochMilli(number) : number;
    }

    private String text() {
        byte[] letters = new byte[random.nextInt(12)];
        random.nextBytes(letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    private Object fixed(Schema schema) {
        byte[] bytes = new byte[schema.getFixedSize()];
        random.nextBytes(bytes);
        SpecificFixed made = (SpecificFixed) SpecificData.get().createFixed(null, schema);
        made.bytes(ByteBuffer.wrap(bytes).array());
        return made;
    }

    private List<Object> list(Schema items) {
        List<Object> made = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            made.add(value(items));
        }
        return made;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
