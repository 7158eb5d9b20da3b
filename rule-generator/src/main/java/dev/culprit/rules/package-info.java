/** From SLOs to Prometheus rules: {@code manifest} reads, {@code recording} makes rules, {@code output} writes them. */
@NullMarked
package dev.culprit.rules;

import org.jspecify.annotations.NullMarked;
