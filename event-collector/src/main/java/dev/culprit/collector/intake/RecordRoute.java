package dev.culprit.collector.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.alert.AlertmanagerWebhook;
import dev.culprit.collector.alert.Received;
import dev.culprit.collector.door.Door;
import dev.culprit.collector.recording.RecordingWriter;
import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.http.Call;
import dev.culprit.runtime.http.Reply;
import dev.culprit.runtime.http.Route;
import dev.culprit.runtime.http.UnreadableBodyException;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes Alertmanager's calls into a recording, where {@link AlertRoute} would make spikes of them. */
public final class RecordRoute {
    private static final Logger LOG = LoggerFactory.getLogger(RecordRoute.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final RecordingWriter writer;
    private final AlertmanagerWebhook webhook;
    private final Door door;
    private final Clock clock;

    /** @param webhook refuses what a replay could not read */
    public RecordRoute(RecordingWriter writer, AlertmanagerWebhook webhook, Door door, Clock clock) {
        this.writer = writer;
        this.webhook = webhook;
        this.door = door;
        this.clock = clock;
    }

    public Route route(Access access) {
        return Route.post(AlertRoute.PATH, access, this::record);
    }

    private Reply record(Call call) throws UnreadableBodyException {
        ObjectNode payload = call.json(ObjectNode.class);
        return switch (webhook.receive(payload, clock.instant())) {
            case Received.Refused(String reason) -> Reply.error(BAD_REQUEST, reason);
            case Received.Accepted accepted -> keep(payload);
        };
    }

    private Reply keep(ObjectNode payload) {
        try {
            writer.alerted(door.admitText(payload));
            return Reply.empty(OK);
        } catch (IOException e) {
            LOG.warn("Alerts cannot be recorded; reason={}", e.getMessage());
            return Reply.error(UNAVAILABLE, "the recording cannot be written");
        }
    }
}
