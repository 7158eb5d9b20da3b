/** Text of others, made harmless for a line that people read. */
@NullMarked
package dev.culprit.runtime.text;

import org.jspecify.annotations.NullMarked;
