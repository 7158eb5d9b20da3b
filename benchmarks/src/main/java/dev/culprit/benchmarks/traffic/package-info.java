/** What arrives: a cluster's day of changes, failures and alerts, the same for everything that is measured. */
@NullMarked
package dev.culprit.benchmarks.traffic;

import org.jspecify.annotations.NullMarked;
