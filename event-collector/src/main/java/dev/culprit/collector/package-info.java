/**
 * What happens in a cluster, as records: each change once, with what, when and who; each failure; who depends on whom.
 *
 * <p>Start at {@link dev.culprit.collector.ClusterCollector}: {@link dev.culprit.collector.Observation}s go in, {@link
 * dev.culprit.collector.Outgoing} records come out. An observation passes the {@code door}, becomes a {@code snapshot}, is
 * compared with its {@code history}; a change gets its {@code diff} and {@code origin}, and its place in the {@code graph}.
 */
@NullMarked
package dev.culprit.collector;

import org.jspecify.annotations.NullMarked;
