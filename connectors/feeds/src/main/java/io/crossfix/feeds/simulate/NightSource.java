package io.crossfix.feeds.simulate;

import java.util.List;
import java.util.function.Consumer;

/** A whole night, a minute at a time: planned incidents and everything that goes on around them. */
final class NightSource implements Source {

    private static final long MINUTE = 60_000;

    private final World world;
    private final List<TimedRecord> planned;
    private final Traffic traffic;
    private final Street street;
    private final RoutineCalls calls;
    private long minute;
    private int nextPlanned;

    /** @param planned records of the incidents, by observedAt */
    NightSource(World world, List<TimedRecord> planned) {
        this.world = world;
        this.planned = planned;
        this.traffic = new Traffic(world);
        this.street = new Street(world);
        this.calls = new RoutineCalls(world);
        this.minute = Math.floorDiv(world.startMillis(), MINUTE);
    }

    @Override
    public long floorMillis() {
        long background = backgroundIsOver() ? Long.MAX_VALUE : Math.max(world.startMillis(), minute * MINUTE);
        long incidents = nextPlanned == planned.size() ? Long.MAX_VALUE : nextPlannedAt();
        return Math.min(background, incidents);
    }

    @Override
    public void tellNext(Consumer<TimedRecord> sink) {
        long until = backgroundIsOver() ? Long.MAX_VALUE : (minute + 1) * MINUTE;
        while (nextPlanned < planned.size() && nextPlannedAt() < until) {
            sink.accept(planned.get(nextPlanned++));
        }
        if (!backgroundIsOver()) {
            tellBackground(record -> tellWithRepeat(record, sink));
            minute++;
        }
    }

    private void tellBackground(Consumer<TimedRecord> sink) {
        world.sensors().readers().forEach(reader -> traffic.tell(reader, minute, sink));
        world.sensors().cameras().forEach(camera -> street.tell(camera, minute, sink));
        calls.tell(minute, sink);
    }

    private void tellWithRepeat(TimedRecord record, Consumer<TimedRecord> sink) {
        if (record.observedAtMillis() >= world.startMillis() && record.observedAtMillis() < world.endMillis()) {
            sink.accept(record);
            world.faults().repeat(record).ifPresent(sink);
        }
    }

    private boolean backgroundIsOver() {
        return minute * MINUTE >= world.endMillis();
    }

    private long nextPlannedAt() {
        return planned.get(nextPlanned).observedAtMillis();
    }
}
