/** Tests of this package. */
@NullMarked
package dev.culprit.collector.audit;

import org.jspecify.annotations.NullMarked;
