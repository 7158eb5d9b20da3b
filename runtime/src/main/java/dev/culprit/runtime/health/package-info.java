/** What a process says of itself: whether it is alive, and whether it is ready for work. */
@NullMarked
package dev.culprit.runtime.health;

import org.jspecify.annotations.NullMarked;
