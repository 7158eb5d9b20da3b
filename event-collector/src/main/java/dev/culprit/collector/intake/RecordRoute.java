package dev.culprit.collector.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.door.Door;
import dev.culprit.collector.recording.RecordingWriter;
import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.http.Call;
import dev.culprit.runtime.http.Reply;
import dev.culprit.runtime.http.Route;
import dev.culprit.runtime.http.UnreadableBodyException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes Alertmanager's calls into a recording, where {@link AlertRoute} would make spikes of them. */
public final class RecordRoute {
    private static final Logger LOG = LoggerFactory.getLogger(RecordRoute.class);
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final RecordingWriter writer;
    private final Door door;

    public RecordRoute(RecordingWriter writer, Door door) {
        this.writer = writer;
        this.door = door;
    }

    public Route route(Access access) {
        return Route.post(AlertRoute.PATH, access, this::record);
    }

    private Reply record(Call call) throws UnreadableBodyException {
        try {
            writer.alerted(door.admitText(call.json(ObjectNode.class)));
            return Reply.empty(OK);
        } catch (IOException e) {
            LOG.warn("Alerts cannot be recorded; reason={}", e.getMessage());
            return Reply.error(UNAVAILABLE, "the recording cannot be written");
        }
    }
}
