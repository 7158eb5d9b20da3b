package dev.culprit.faults.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Slack's Web API, as far as a bot that posts and edits needs it. */
public final class Slack extends Outsider {
    private static final String CHANNEL = "C0TRIALS";

    private final AtomicLong last = new AtomicLong();
    private final Map<String, String> messages = new HashMap<>();

    Slack() throws IOException {
        super("Slack");
    }

    /** How many messages there are whose text fits, replies not counted. */
    public synchronized long messages(Predicate<String> text) {
        return messages.values().stream().filter(text).count();
    }

    @Override
    synchronized JsonNode answer(String path, String body) throws IOException {
        JsonNode message = Json.mapper().readTree(body);
        boolean isEdit = path.endsWith("/chat.update");
        String ts = isEdit ? message.path("ts").asText() : last.incrementAndGet() + ".000100";
        if (isEdit && !messages.containsKey(ts)) {
            return no("message_not_found");
        }
        if (!message.has("thread_ts")) {
            messages.put(ts, message.path("text").asText());
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("ok", true)
                .put("channel", CHANNEL)
                .put("ts", ts);
    }

    private static ObjectNode no(String error) {
        return JsonNodeFactory.instance.objectNode().put("ok", false).put("error", error);
    }
}
