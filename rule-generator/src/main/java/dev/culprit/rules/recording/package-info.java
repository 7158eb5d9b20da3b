/** The rules of an SLO or a composition: what is recorded, and what raises an alert. */
@NullMarked
package dev.culprit.rules.recording;

import org.jspecify.annotations.NullMarked;
