/** Series out of Prometheus' history, in parts that it is willing to answer. */
@NullMarked
package dev.culprit.rules.history;

import org.jspecify.annotations.NullMarked;
