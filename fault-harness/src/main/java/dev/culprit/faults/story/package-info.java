/** What is done to the cluster, and which alerts are raised. */
@NullMarked
package dev.culprit.faults.story;

import org.jspecify.annotations.NullMarked;
