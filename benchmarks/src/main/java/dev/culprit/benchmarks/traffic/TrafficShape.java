package dev.culprit.benchmarks.traffic;

import java.time.Duration;

/**
 * How much arrives, and where.
 *
 * @param changes changes and failures, all together
 * @param span of event time, over which they are spread evenly
 * @param spikes alerts, each of an SLO of its own, spread over what lies more than a window within the span
 * @param namespaces they fall into
 * @param hotPercent of changes and alerts that fall into one namespace; 0 spreads them evenly
 */
public record TrafficShape(int changes, Duration span, int spikes, int namespaces, int hotPercent) {
    public TrafficShape {
        if (changes < 1 || spikes < 1 || namespaces < 2) {
            throw new IllegalArgumentException("changes, spikes and namespaces (2 at least) are positive");
        }
        if (hotPercent < 0 || hotPercent > 100) {
            throw new IllegalArgumentException("hotPercent is from 0 to 100");
        }
        if (span.compareTo(Window.BEFORE.plus(Window.AFTER).plus(Window.AFTER)) <= 0 || span.toHours() > 24) {
            throw new IllegalArgumentException("span is longer than a window, and a day at most");
        }
    }
}
