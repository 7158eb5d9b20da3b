/**
 * The check-up of a whole set-up: what is wrong, and how it is mended. Nothing is changed anywhere.
 *
 * <p>Start at {@link dev.culprit.standalone.doctor.Doctor}.
 */
@NullMarked
package dev.culprit.standalone.doctor;

import org.jspecify.annotations.NullMarked;
