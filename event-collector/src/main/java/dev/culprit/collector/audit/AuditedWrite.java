package dev.culprit.collector.audit;

import dev.culprit.api.record.ChangeType;
import java.time.Instant;

/**
 * A write that the API server carried out.
 *
 * @param id of the audit event; the same when it is sent again
 * @param user who asked for it, without secrets
 * @param manager the field manager under which the API server books it
 * @param received when the request came
 * @param done when it was answered: the write is in between
 */
public record AuditedWrite(
        String id, Target target, ChangeType type, String user, String manager, Instant received, Instant done) {

    /**
     * What was written.
     *
     * @param resource the kind's name in paths: {@code deployments}
     * @param name empty for a collection
     */
    public record Target(String group, String resource, String namespace, String name) {}

    boolean isOfCollection() {
        return target.name().isEmpty();
    }
}
