package io.crossfix.kafka;

import io.crossfix.wire.Arrival;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how arrivals travel between tasks. */
public final class ArrivalTypeInfo extends TypeInformation<Arrival> {

    private static final long serialVersionUID = 1;

    /** The one there is. */
    public static final ArrivalTypeInfo INSTANCE = new ArrivalTypeInfo();

    private ArrivalTypeInfo() {}

    @Override
    public TypeSerializer<Arrival> createSerializer(SerializerConfig config) {
        return new ArrivalSerializer();
    }

    @Override
    public Class<Arrival> getTypeClass() {
        return Arrival.class;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof ArrivalTypeInfo;
    }

    @Override
    public boolean equals(Object other) {
        return canEqual(other);
    }

    @Override
    public int hashCode() {
        return ArrivalTypeInfo.class.hashCode();
    }

    @Override
    public String toString() {
        return "Arrival";
    }
}
