package dev.culprit.collector.audit;

import java.util.List;

/** Who takes what the audit log says. */
@FunctionalInterface
public interface AuditSink {
    /**
     * Takes all of it, or nothing when there is no room; does not wait.
     *
     * @return whether it was taken
     */
    boolean take(List<AuditedWrite> writes);
}
