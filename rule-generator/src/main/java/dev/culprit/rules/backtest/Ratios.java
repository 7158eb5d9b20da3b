package dev.culprit.rules.backtest;

import dev.culprit.rules.objective.Window;

/** Error ratios of an SLO or a composition at the moments of a grid; NaN where nothing is known. */
interface Ratios {
    /** Over the window that ends at a moment, as the rules record it. */
    double over(Window window, int at);

    /** Of what happened after the first moment, up to the second and with it. */
    double between(int after, int upTo);

    /** What counts for as much as it is large: events of an SLO, moments of which something is known of a composition. */
    double weight(int after, int upTo);

    /** Whether anything is known of the step that ends at a moment. */
    boolean isKnown(int at);

    /** Whether it is known, and only that nothing happened. */
    boolean isIdle(int at);

    /** Whether it is known of some parts only. */
    boolean isPartial(int at);

    /** Whether a window has as many events as an alert asks for; always, where events cannot be counted. */
    boolean hasEvents(Window window, int at, long least);
}
