package dev.culprit.correlator.message;

import dev.culprit.api.record.Ties.Sibling;
import java.util.List;

/**
 * An episode is told which others suspect the same change first. Keyed by the episode's key.
 *
 * @param change id of the change: who suspects another one by now is not meant any more
 * @param siblings the first ones, by the start of their alerts
 * @param isMore whether there are more
 */
public record Kin(String episodeId, String change, List<Sibling> siblings, boolean isMore) {
    public Kin {
        siblings = List.copyOf(siblings);
    }
}
