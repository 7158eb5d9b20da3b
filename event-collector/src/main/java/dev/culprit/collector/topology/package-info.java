/**
 * A given topology: which services there are, what runs them and whom they call, told by a file instead of inferred.
 *
 * <p>Start at {@link dev.culprit.collector.topology.GivenTopology}.
 */
@NullMarked
package dev.culprit.collector.topology;

import org.jspecify.annotations.NullMarked;
