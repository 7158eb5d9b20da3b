/** Tests of {@code recording}. */
@NullMarked
package dev.culprit.collector.recording;

import org.jspecify.annotations.NullMarked;
