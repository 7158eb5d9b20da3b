/** The all-in-one process on a real API server: run where {@code CULPRIT_TEST_KUBECONFIG} names one. */
@NullMarked
package dev.culprit.standalone.live;

import org.jspecify.annotations.NullMarked;
