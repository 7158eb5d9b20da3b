package dev.culprit.rules.backtest;

import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Window;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Those of a composition: its formula over those of its parts, for each window anew. A part not known counts as one that works. */
final class CompositionRatios implements Ratios {
    private final Composition whole;
    private final Map<String, Ratios> parts;
    private final int[] known;

    /**
     * Of parts by alias.
     *
     * @param moments of the grid
     */
    CompositionRatios(Composition whole, Map<String, Ratios> parts, int moments) {
        this.whole = whole;
        this.parts = Map.copyOf(parts);
        this.known = new int[moments + 1];
        for (int at = 0; at < moments; at++) {
            known[at + 1] = known[at] + (isKnown(at) ? 1 : 0);
        }
    }

    @Override
    public double over(Window window, int at) {
        return combined(part -> part.over(window, at));
    }

    @Override
    public double between(int after, int upTo) {
        return combined(part -> part.between(after, upTo));
    }

    private double combined(ToDoubleFunction<Ratios> ratio) {
        var errors = new HashMap<String, Double>();
        parts.forEach((alias, part) -> {
            double error = ratio.applyAsDouble(part);
            if (!Double.isNaN(error)) {
                errors.put(alias, error);
            }
        });
        return whole.formula().of(whole.aliases(), errors).orElse(Double.NaN);
    }

    @Override
    public double weight(int after, int upTo) {
        return known[upTo + 1] - known[Math.max(after, -1) + 1];
    }

    @Override
    public boolean isKnown(int at) {
        return all().stream().anyMatch(part -> part.isKnown(at));
    }

    @Override
    public boolean isIdle(int at) {
        return isKnown(at) && all().stream().allMatch(part -> !part.isKnown(at) || part.isIdle(at));
    }

    @Override
    public boolean isPartial(int at) {
        return isKnown(at) && all().stream().anyMatch(part -> !part.isKnown(at) || part.isPartial(at));
    }

    @Override
    public boolean hasEvents(Window window, int at, long least) {
        return true;
    }

    private Collection<Ratios> all() {
        return parts.values();
    }
}
