package io.crossfix.bench.plain;

import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraEvent;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Heartbeat;
import io.crossfix.record.PlateRead;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** An event as Flink's own serializer for plain objects takes it: public fields, a constructor without arguments. */
public final class PlainEvent {

    /** One letter for each stream, as in the workload; H for a heartbeat. */
    public String type = "";
    /** The observation's id; of a pair, that of its second read. */
    public String id = "";
    /** When it happened, milliseconds since epoch. */
    public long at;
    /** Degrees north. */
    public double latitude;
    /** Degrees east. */
    public double longitude;
    /** H3 cell of resolution 8 that it is looked at in: its own, or for a shot also each neighbour of that. */
    public long cell;
    /** What stands for a plate, 64 bits. */
    public long plate;
    /** Category. */
    public String sub = "";

    /** For Flink. */
    public PlainEvent() {}

    static @Nullable PlainEvent of(SpecificRecord record) {
        if (record instanceof PlateRead read) {
            PlainEvent event = of("P", read.getId(), read.getObservedAt().toEpochMilli());
            event.plate = ByteBuffer.wrap(read.getToken().bytes()).getLong();
            return event.at(read.getLatitude(), read.getLongitude());
        } else if (record instanceof CameraEvent seen) {
            PlainEvent event = of("V", seen.getId(), seen.getObservedAt().toEpochMilli());
            event.sub = seen.getCategory().name();
            return event.at(seen.getLatitude(), seen.getLongitude());
        } else if (record instanceof EmergencyCall call) {
            PlainEvent event = of("C", call.getId(), call.getObservedAt().toEpochMilli());
            event.sub = call.getCategory().name();
            return event.at(call.getLatitude(), call.getLongitude());
        } else if (record instanceof GunshotDetection shot) {
            return of("G", shot.getId(), shot.getObservedAt().toEpochMilli())
                    .at(shot.getLatitude(), shot.getLongitude());
        }
        return record instanceof Heartbeat beat
                ? of("H", "", beat.getCompleteUpTo().toEpochMilli())
                : null;
    }

    private static PlainEvent of(String type, String id, long at) {
        PlainEvent event = new PlainEvent();
        event.type = type;
        event.id = id;
        event.at = at;
        return event;
    }

    private PlainEvent at(double north, double east) {
        latitude = north;
        longitude = east;
        return this;
    }

    PlainEvent in(long otherCell) {
        PlainEvent copy = of(type, id, at).at(latitude, longitude);
        copy.cell = otherCell;
        copy.plate = plate;
        copy.sub = sub;
        return copy;
    }

    boolean isShot() {
        return type.equals("G");
    }

    boolean isRead() {
        return type.equals("P");
    }

    boolean isCall() {
        return type.equals("C");
    }

    boolean isCallAboutShots() {
        return isCall() && sub.equals(CallCategory.SHOTS_FIRED.name());
    }

    boolean isCrowd() {
        return sub.equals(CameraLabel.CROWD.name()) || sub.equals(CameraLabel.RUNNING.name());
    }

    boolean isClear() {
        return sub.equals(CameraLabel.CLEAR.name());
    }
}
