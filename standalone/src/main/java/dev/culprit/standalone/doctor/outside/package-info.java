/** Check-ups of those outside the cluster that reports go to, or that tell them: Slack and the language model. */
@NullMarked
package dev.culprit.standalone.doctor.outside;

import org.jspecify.annotations.NullMarked;
