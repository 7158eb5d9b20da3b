package dev.culprit.rules.backtest;

import java.time.Duration;
import java.time.Instant;

/**
 * One day, or the part of it that is in the range; days are those of UTC.
 *
 * @param errorRatio NaN where nothing is known
 * @param consumed the share of the SLO window's budget that was spent in it: all days of a window add up to what the window
 *     spent
 * @param left of the budget at its end, as a share, over the SLO's window that ends there; NaN where nothing is known
 * @param unknown for how long nothing was measured
 */
public record Day(Instant from, Instant to, double errorRatio, double consumed, double left, Duration unknown) {}
