/**
 * Who depends on whom in a cluster: what workloads use and call, what Services select, and who made which Pod.
 *
 * <p>Start at {@link dev.culprit.collector.graph.ClusterGraph}; {@link dev.culprit.collector.graph.Ownership} knows the way
 * from a Pod up to its workload.
 */
@NullMarked
package dev.culprit.collector.graph;

import org.jspecify.annotations.NullMarked;
