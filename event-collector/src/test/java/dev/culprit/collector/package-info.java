/** How the collector behaves, told as sequences of observations. */
@NullMarked
package dev.culprit.collector;

import org.jspecify.annotations.NullMarked;
