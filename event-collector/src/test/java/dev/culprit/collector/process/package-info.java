/** Tests of {@code process}. */
@NullMarked
package dev.culprit.collector.process;

import org.jspecify.annotations.NullMarked;
