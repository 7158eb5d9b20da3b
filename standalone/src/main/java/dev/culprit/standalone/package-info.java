/** Where the process starts: the command {@code culprit}. */
@NullMarked
package dev.culprit.standalone;

import org.jspecify.annotations.NullMarked;
