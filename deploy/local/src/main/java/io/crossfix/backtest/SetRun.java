package io.crossfix.backtest;

import io.crossfix.backtest.engine.Runner.Outcome;
import io.crossfix.backtest.report.BacktestReport.LiftFigures;
import java.util.Map;

/**
 * A set of rules and what it found in the recording as it is.
 *
 * @param lifts by rule id
 */
record SetRun(RuleSet rules, Outcome outcome, Map<String, LiftFigures> lifts) {}
