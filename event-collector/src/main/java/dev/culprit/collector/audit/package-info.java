/**
 * The API server's audit log, which alone names the person: joined to changes that the watch saw, never a change of its own.
 *
 * <p>Start at {@link dev.culprit.collector.audit.AuditTrail}.
 */
@NullMarked
package dev.culprit.collector.audit;

import org.jspecify.annotations.NullMarked;
