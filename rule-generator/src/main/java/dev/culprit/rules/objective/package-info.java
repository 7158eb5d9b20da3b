/** What SLOs and compositions promise, and the arithmetic of error budgets. */
@NullMarked
package dev.culprit.rules.objective;

import org.jspecify.annotations.NullMarked;
