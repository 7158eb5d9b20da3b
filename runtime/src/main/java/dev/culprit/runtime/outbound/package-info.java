/** How others are called over HTTP: within a deadline, up to a limit, and with every failure as a value. */
@NullMarked
package dev.culprit.runtime.outbound;

import org.jspecify.annotations.NullMarked;
