/**
 * Reads of a Kubernetes API server: which kinds it serves, lists of them, and news of them as they happen.
 *
 * <p>Start at {@link dev.culprit.collector.kube.KindWatch}, then {@link dev.culprit.collector.kube.ApiServer}.
 */
@NullMarked
package dev.culprit.collector.kube;

import org.jspecify.annotations.NullMarked;
