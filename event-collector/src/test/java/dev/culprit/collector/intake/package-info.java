/** Tests of this package, over HTTP. */
@NullMarked
package dev.culprit.collector.intake;

import org.jspecify.annotations.NullMarked;
