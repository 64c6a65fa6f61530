package io.crossfix.chaos.nemesis;

import io.crossfix.chaos.load.CityLoad;
import io.crossfix.chaos.net.TcpProxy.Weather;
import io.crossfix.chaos.rig.Brokers;
import io.crossfix.chaos.rig.Child;
import io.crossfix.chaos.rig.Rig;
import io.crossfix.chaos.schedule.Fault;
import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Does what a schedule says, to the processes and to what is sent. */
public final class Nemesis {

    private final Rig rig;
    private final CityLoad load;

    public Nemesis(Rig rig, CityLoad load) {
        this.rig = rig;
        this.load = load;
    }

    /** Undoes what was begun. */
    @FunctionalInterface
    public interface Begun {
        void end();
    }

    /**
     * Begins a fault; what is done at once returns when it is done.
     *
     * @return how to end it
     */
    public Begun begin(Fault fault) {
        Brokers brokers = rig.brokers();
        return switch (fault.kind()) {
            case KILL_TASK_MANAGER -> killed(rig.flink().taskManager(fault.target()));
            case KILL_JOB_MANAGER -> killed(rig.flink().leader());
            case KILL_BROKER -> killed(brokers.any(fault.target()));
            case KILL_GATEWAY -> killed(rig.gatewayProcess());
            case PAUSE_TASK_MANAGER -> paused(rig.flink().taskManager(fault.target()));
            case PAUSE_BROKER -> paused(brokers.any(fault.target()));
            case ROLL_BROKERS -> done(brokers::roll);
            case FILL_BROKER_DISK -> brokers.fillDisk() ? brokers::emptyDisk : impossible(fault);
            case HIDE_CHECKPOINTS -> hidden(rig.flink().checkpoints());
            case DELAY_NETWORK -> turned(Weather.SLOW);
            case CUT_NETWORK -> turned(Weather.CUT);
            case SWALLOW_NETWORK -> turned(Weather.SWALLOWED);
            case POISON -> during(load::poison);
            case JUMP_CLOCK -> during(load::jumpClock);
            case REPEAT_AND_SHUFFLE -> during(load::repeat);
            case CHANGE_RULES -> {
                rig.publishRule();
                yield rig::removeRule;
            }
            case RESCALE -> done(rig::rescale);
            case UPGRADE -> done(rig::upgrade);
        };
    }

    private static Begun killed(Child process) {
        process.kill();
        return process::start;
    }

    private static Begun paused(Child process) {
        process.pause();
        return process::resume;
    }

    private static Begun done(Runnable work) {
        work.run();
        return () -> {};
    }

    private static Begun impossible(Fault fault) {
        throw new CommandFailed(fault.kind() + " cannot be done here: this machine lets nobody mount a file system");
    }

    private Begun turned(Weather weather) {
        rig.brokers().turn(weather);
        return () -> rig.brokers().turn(Weather.FAIR);
    }

    private interface Switch {
        void turn(boolean on);
    }

    private static Begun during(Switch what) {
        what.turn(true);
        return () -> what.turn(false);
    }

    /** A file stands where the directory was: whoever is root could still write to one that forbids it. */
    private static Begun hidden(Path directory) {
        Path away = directory.resolveSibling(directory.getFileName() + ".hidden");
        try {
            Files.move(directory, away);
            Files.createFile(directory);
        } catch (IOException e) {
            throw new CommandFailed(directory + " cannot be hidden: " + e.getMessage(), e);
        }
        return () -> {
            try {
                Files.delete(directory);
                Files.move(away, directory);
            } catch (IOException e) {
                throw new CommandFailed(directory + " cannot be brought back: " + e.getMessage(), e);
            }
        };
    }
}
