/** Tests of {@code alert}. */
@NullMarked
package dev.culprit.collector.alert;

import org.jspecify.annotations.NullMarked;
