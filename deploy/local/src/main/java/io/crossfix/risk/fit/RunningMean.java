package io.crossfix.risk.fit;

import io.crossfix.risk.study.CoveredTime;

/**
 * The cumulative map: every incident since the recording began counts alike, divided by the covered days so far. One day is
 * added to them, since the first incident says little about a rate.
 *
 * @param covered when the recording was recording
 */
public record RunningMean(CoveredTime covered) implements Kernel {

    @Override
    public double left(long from, long to) {
        return 1;
    }

    @Override
    public double perDay(long at) {
        return 1 / days(at);
    }

    /** The integral of {@code 1/(days + 1)} over covered time. */
    @Override
    public double mass(long from, long to) {
        return Math.log(days(to) / days(from));
    }

    @Override
    public boolean isByHour() {
        return false;
    }

    private double days(long at) {
        return 1 + covered.daysBefore(at);
    }
}
