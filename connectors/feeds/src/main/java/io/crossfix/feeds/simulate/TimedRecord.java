package io.crossfix.feeds.simulate;

import org.apache.avro.specific.SpecificRecord;

/**
 * One observation with its times at hand.
 *
 * @param observedAtMillis when the sensor says that it happened, milliseconds since epoch
 * @param reportedAtMillis when it reached the operations centre, milliseconds since epoch; never earlier
 * @param id its id, unique among all streams of one simulation
 * @param record the Avro record
 */
public record TimedRecord(long observedAtMillis, long reportedAtMillis, String id, SpecificRecord record) {}
