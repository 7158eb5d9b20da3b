package dev.culprit.faults.rig;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A language model behind OpenAI's chat completions, of which no answer is a story: each has to be refused, once. */
final class Model extends Outsider {
    private static final Map<String, ?> COMPLETION = Map.of(
            "id", "1",
            "object", "chat.completion",
            "model", "trial",
            "choices",
                    List.of(Map.of(
                            "index",
                            0,
                            "message",
                            Map.of("role", "assistant", "content", "It was the cat."),
                            "finish_reason",
                            "stop")),
            "usage", Map.of("prompt_tokens", 900, "completion_tokens", 5, "total_tokens", 905));

    Model() throws IOException {
        super("model");
    }

    @Override
    JsonNode answer(String path, String body) {
        return Json.mapper().valueToTree(COMPLETION);
    }
}
