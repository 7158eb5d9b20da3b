/** Which cluster a process speaks with, and the client for it. */
@NullMarked
package dev.culprit.runtime.cluster;

import org.jspecify.annotations.NullMarked;
