package io.crossfix.explain;

import io.crossfix.feeding.RecordTaker;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.replay.PaceClock;
import io.crossfix.feeds.replay.Replay;
import io.crossfix.feeds.replay.ReplaySettings;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.model.Admission;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.model.Observation;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * What recorded files hold; plates become tokens of a key that lives as long as this.
 *
 * @param mapping what the columns mean
 */
public record RecordedObservations(List<Path> files, Mapping mapping, Tokeniser tokeniser)
        implements ObservationSource {

    /** Files read with a key of their own. */
    public static RecordedObservations of(List<Path> files, Mapping mapping) {
        return new RecordedObservations(files, mapping, new Tokeniser(TokenKey.random()));
    }

    @Override
    public void forEach(Consumer<Observation> taker) throws UnusableSource {
        Admission door = new Admission(AdmissionSettings.DEFAULT);
        new Replay(mapping, tokeniser, ReplaySettings.DEFAULT, PaceClock.SYSTEM)
                .run(files, new RecordTaker(record -> take(record, door, taker)), progress -> {});
    }

    private static void take(SpecificRecord record, Admission door, Consumer<Observation> taker) {
        // Recorded long ago: no timestamp in a file is in the future.
        Observation seen = door.judge(record, Long.MAX_VALUE).observation();
        if (seen != null) {
            taker.accept(seen);
        }
    }
}
