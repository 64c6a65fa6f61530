package io.crossfix.model.risk;

import io.crossfix.model.risk.TwoStateWorld.Life;
import io.crossfix.model.risk.TwoStateWorld.Spoken;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one is left with without fusion: within a quarter of an hour after a word, the precision of the most precise source
 * that has spoken; else how often something goes on when nobody speaks. Both are counted on another stretch of life.
 */
final class BestVoiceGuess implements Guess {

    private static final long QUARTER_MILLIS = 900_000;

    private final Map<RiskSource, Double> precision = new EnumMap<>(RiskSource.class);
    private final Map<RiskSource, Long> heard = new EnumMap<>(RiskSource.class);
    private final double silent;

    BestVoiceGuess(TwoStateWorld world, Life past) {
        boolean[] real = past.byMinute();
        boolean[] spoken = new boolean[real.length];
        for (TwoStateWorld.Voice voice : world.voices()) {
            List<Spoken> own = past.spoken().stream()
                    .filter(each -> each.voice().equals(voice))
                    .toList();
            boolean[] after = minutesAfter(past, own);
            precision.put(voice.source(), share(real, after, true));
            for (int i = 0; i < after.length; i++) {
                spoken[i] |= after[i];
            }
        }
        silent = share(real, spoken, false);
    }

    private static boolean[] minutesAfter(Life past, List<Spoken> words) {
        boolean[] after = new boolean[past.byMinute().length];
        for (Spoken each : words) {
            int first = (int) Math.ceil((each.at() - past.from()) / TwoStateWorld.MINUTE);
            for (int i = first; i < Math.min(after.length, first + 15); i++) {
                after[i] = true;
            }
        }
        return after;
    }

    private static double share(boolean[] real, boolean[] looked, boolean where) {
        List<Boolean> seen = new ArrayList<>();
        for (int i = 0; i < real.length; i++) {
            if (looked[i] == where) {
                seen.add(real[i]);
            }
        }
        return seen.stream().filter(each -> each).count() / (double) seen.size();
    }

    @Override
    public void hear(Spoken spoken) {
        heard.put(spoken.voice().source(), spoken.at());
    }

    @Override
    public double at(long time) {
        double best = silent;
        for (Map.Entry<RiskSource, Long> each : heard.entrySet()) {
            if (time - each.getValue() < QUARTER_MILLIS) {
                best = Math.max(best, precision.get(each.getKey()));
            }
        }
        return best;
    }
}
