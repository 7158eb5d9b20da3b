/** Runs the processes of Culprit on a real cluster, breaks what can break, and holds what came out against what had to. */
@NullMarked
package dev.culprit.faults;

import org.jspecify.annotations.NullMarked;
