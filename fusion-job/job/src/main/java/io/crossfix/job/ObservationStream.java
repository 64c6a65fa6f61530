package io.crossfix.job;

import io.crossfix.wire.Arrival;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;

/**
 * Observations from one place. Any kinds may be mixed in it: the door judges each record by itself.
 *
 * @param name names the steps that read, admit and place it; its positions are found by it, so it never changes
 * @param source where the observations come from
 * @param clock how the stream tells event time, with its own lateness, idleness and guard against future timestamps
 * @param dense whether so many observations come that they are sent on by the buffer; of others each is sent on at once
 */
public record ObservationStream(
        String name, Source<Arrival, ?, ?> source, WatermarkStrategy<Arrival> clock, boolean dense) {}
