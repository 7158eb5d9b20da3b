/** Says in one line of plain words what was altered, what failed and how long something took. */
@NullMarked
package dev.culprit.correlator.wording;

import org.jspecify.annotations.NullMarked;
