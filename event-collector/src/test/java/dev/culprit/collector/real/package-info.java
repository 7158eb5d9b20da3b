/**
 * The collector against a real API server: run where {@code CULPRIT_TEST_KUBECONFIG} names one that may be written to.
 */
@NullMarked
package dev.culprit.collector.real;

import org.jspecify.annotations.NullMarked;
