package io.crossfix.risk.study;

import io.crossfix.model.risk.RiskSource;

/**
 * An observation that moves the risk of places.
 *
 * @param source who says so
 * @param at when it was observed, milliseconds since epoch
 * @param cell risk cell that it lies in
 * @param followUp true when it belongs to an incident that was reported before: it adds no risk and is nothing to forecast
 */
public record StudyEvent(RiskSource source, long at, long cell, boolean followUp) {}
