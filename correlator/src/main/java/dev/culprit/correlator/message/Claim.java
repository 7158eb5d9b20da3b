package dev.culprit.correlator.message;

import dev.culprit.api.record.Ties.Sibling;

/**
 * An episode says that it suspects a change first, or no longer does. Keyed by the object that was changed, as in
 * {@link dev.culprit.api.record.Dependencies#key()}.
 *
 * @param episodeKey the key under which an episode is reached: {@code cluster/namespace/slo}
 * @param change id of the change
 * @param stands whether it still suspects it
 */
public record Claim(String episodeKey, String episodeId, Sibling self, String change, boolean stands) {}
