/**
 * Check-ups of the cluster: how it is reached and as whom, what may be done there, and which kinds it knows.
 *
 * <p>Start at {@link dev.culprit.standalone.doctor.cluster.Cluster}.
 */
@NullMarked
package dev.culprit.standalone.doctor.cluster;

import org.jspecify.annotations.NullMarked;
