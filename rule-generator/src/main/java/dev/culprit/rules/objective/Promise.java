package dev.culprit.rules.objective;

import dev.culprit.api.record.SloRef;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What an SLO and a composition of SLOs have in common. */
public sealed interface Promise permits Slo, Composition {
    /** SLOK's dashboards show these. */
    SortedSet<Window> USUAL = new TreeSet<>(Stream.of("5m", "1h", "6h", "3d", "7d", "30d")
            .map(text -> Window.parse(text).orElseThrow())
            .toList());

    SloRef ref();

    /** How people call it. */
    String displayName();

    Target target();

    Window window();

    Alerts alerts();

    /** Over which error ratios are recorded: those of the tiers, the SLO's own, and the usual ones that are shorter. */
    default SortedSet<Window> windows() {
        SortedSet<Window> windows = new TreeSet<>(USUAL);
        windows.removeIf(usual -> usual.compareTo(window()) > 0 && usual.minutes() > 5);
        windows.add(window());
        alerts().tiers().forEach(tier -> {
            windows.add(tier.longWindow());
            windows.add(tier.shortWindow());
        });
        return windows;
    }

    /** At the rate of this window the end of the budget is foretold. */
    default Window present() {
        Window hour = Window.ofMinutes(60);
        return windows().contains(hour) ? hour : USUAL.first();
    }

    default ErrorBudget budget() {
        return new ErrorBudget(target(), window());
    }
}
