package dev.culprit.collector.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.audit.AuditReader;
import dev.culprit.collector.audit.AuditSink;
import dev.culprit.collector.audit.AuditedWrite;
import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.http.Call;
import dev.culprit.runtime.http.Reply;
import dev.culprit.runtime.http.Route;
import dev.culprit.runtime.http.UnreadableBodyException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API server's audit webhook, {@code POST /api/v1/audit}; {@code docs/audit.md} says how to set it up.
 *
 * <p>200 when the batch was read, 503 when there is no room for it just now, 400 for what is no batch. What is lost on the
 * way costs a name, never a change.
 */
public final class AuditRoute {
    public static final String PATH = "/api/v1/audit";

    private static final Logger LOG = LoggerFactory.getLogger(AuditRoute.class);
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final AuditReader reader;
    private final AuditSink sink;
    private final IntakeMeters meters;

    public AuditRoute(CollectorSettings settings, AuditSink sink, IntakeMeters meters) {
        this.reader = new AuditReader(settings.redactionKey());
        this.sink = sink;
        this.meters = meters;
    }

    public Route route(Access access) {
        return Route.post(PATH, access, this::receive);
    }

    private Reply receive(Call call) throws UnreadableBodyException {
        JsonNode payload = call.json(JsonNode.class);
        if (!AuditReader.isEventList(payload)) {
            meters.refused();
            LOG.warn("Audit batch refused: it is no EventList of audit.k8s.io/v1");
            throw new UnreadableBodyException("the body must be an EventList of audit.k8s.io/v1");
        }
        List<AuditedWrite> writes = reader.writes(payload).toList();
        if (!sink.take(writes)) {
            meters.auditNotKept();
            return Reply.error(UNAVAILABLE, "no room just now: send it again");
        }
        meters.audited(writes.size());
        return Reply.empty(OK);
    }
}
