/** The check-up, with those it asks in place of the real ones. */
@NullMarked
package dev.culprit.standalone.doctor;

import org.jspecify.annotations.NullMarked;
