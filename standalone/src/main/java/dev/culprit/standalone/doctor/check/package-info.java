/**
 * What a check-up consists of: checks that end in findings, done side by side and told in order.
 *
 * <p>Start at {@link dev.culprit.standalone.doctor.check.CheckUp}.
 */
@NullMarked
package dev.culprit.standalone.doctor.check;

import org.jspecify.annotations.NullMarked;
