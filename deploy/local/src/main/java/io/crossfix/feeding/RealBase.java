package io.crossfix.feeding;

import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.replay.PaceClock;
import io.crossfix.feeds.replay.Replay;
import io.crossfix.feeds.replay.ReplaySettings;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Real detections and calls, in event order, for a simulation to be built around. */
public final class RealBase {

    /** Most records that are held in memory for it. */
    public static final int MAX_RECORDS = 1_000_000;

    private RealBase() {}

    /**
     * Reads the gunshot detections and calls of recorded files; other kinds are left out.
     *
     * @throws UnusableSource when a file cannot be read
     * @throws CommandFailed when there are more than {@link #MAX_RECORDS}
     */
    public static List<SpecificRecord> read(List<Path> files, Mapping mapping) throws UnusableSource {
        List<SpecificRecord> base = new ArrayList<>();
        Tokeniser tokeniser = new Tokeniser(TokenKey.random());
        new Replay(mapping, tokeniser, ReplaySettings.DEFAULT, PaceClock.SYSTEM)
                .run(files, new RecordTaker(observation -> take(observation, base)), progress -> {});
        return base;
    }

    private static void take(SpecificRecord observation, List<SpecificRecord> base) {
        if (observation instanceof GunshotDetection || observation instanceof EmergencyCall) {
            if (base.size() == MAX_RECORDS) {
                throw new CommandFailed("a simulation is built around at most " + MAX_RECORDS + " real records");
            }
            base.add(observation);
        }
    }
}
