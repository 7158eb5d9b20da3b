package dev.culprit.api.record;

import java.time.Instant;
import java.util.List;

/**
 * What a correlation belongs together with.
 *
 * @param compositions of which the SLO is a part
 * @param sameCause other correlations that name the same change first, by the start of their alerts, at most
 *     {@link #MOST_OF_SAME_CAUSE}
 * @param isMoreOfSameCause whether there are more of them
 */
public record Ties(List<SloRef> compositions, List<Sibling> sameCause, boolean isMoreOfSameCause) {
    public static final int MOST_OF_SAME_CAUSE = 10;

    public Ties {
        compositions = List.copyOf(compositions);
        sameCause = List.copyOf(sameCause);
    }

    public static Ties none() {
        return new Ties(List.of(), List.of(), false);
    }

    /** Another correlation, by the name of its SLOCorrelation. */
    public record Sibling(SloRef slo, String name, Instant startsAt) {
        public Sibling {
            Require.notBlank(name, "name");
        }
    }
}
