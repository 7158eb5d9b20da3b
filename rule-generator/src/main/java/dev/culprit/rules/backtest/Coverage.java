package dev.culprit.rules.backtest;

import java.time.Duration;

/**
 * Of how much of the range something is known.
 *
 * @param unknown neither good nor bad: no data
 * @param partial some parts of a composition without data
 * @param idle no traffic
 * @param all the range
 */
public record Coverage(Duration unknown, Duration partial, Duration idle, Duration all) {}
