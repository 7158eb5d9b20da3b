/** How Prometheus is asked over HTTP: whom to trust, how to log in, how long to wait, how much to read. */
@NullMarked
package dev.culprit.runtime.prometheus;

import org.jspecify.annotations.NullMarked;
