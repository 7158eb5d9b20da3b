/**
 * What people read in a terminal: the table that kubectl would print, and under it the suspects.
 *
 * <p>Text of others reaches the terminal only through {@link dev.culprit.runtime.text.OneLine}.
 */
@NullMarked
package dev.culprit.standalone.output;

import org.jspecify.annotations.NullMarked;
