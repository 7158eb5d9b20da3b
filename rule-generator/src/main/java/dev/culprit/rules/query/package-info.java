/** What Prometheus' query API answers, whatever that is: for the past and for now. */
@NullMarked
package dev.culprit.rules.query;

import org.jspecify.annotations.NullMarked;
