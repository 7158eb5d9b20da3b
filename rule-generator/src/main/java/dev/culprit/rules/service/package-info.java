/**
 * Keeps rules and status of all SLOs and compositions of a cluster as they should be.
 *
 * <p>Start at {@link dev.culprit.rules.service.RuleService} and {@link dev.culprit.rules.service.Round}.
 */
@NullMarked
package dev.culprit.rules.service;

import org.jspecify.annotations.NullMarked;
