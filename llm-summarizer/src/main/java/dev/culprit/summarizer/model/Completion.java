package dev.culprit.summarizer.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What counts of an answer that came with a success. Endpoints say much besides, in forms that LangChain4j does not always
 * read, and an answer that cannot be read may have been paid for.
 */
final class Completion {
    /** More than any model reads at once. */
    private static final int MOST_TOKENS = 10_000_000;

    private static final int LOWEST_STATUS = 400;
    private static final int HIGHEST_STATUS = 599;
    private static final int SERVER_ERROR = 500;

    private final JsonNode whole;

    Completion(JsonNode whole) {
        this.whole = whole;
    }

    /** Of an error that comes with a success, as from who asks others; empty where there is none. */
    OptionalInt error() {
        JsonNode error = whole.path("error");
        if (whole.has("choices") || error.isMissingNode() || error.isNull()) {
            return OptionalInt.empty();
        }
        int status = error.path("code").asInt();
        return OptionalInt.of(status < LOWEST_STATUS || status > HIGHEST_STATUS ? SERVER_ERROR : status);
    }

    /** Empty where it does not say, or nothing that can be. */
    OptionalInt tokens(String kind) {
        long told = whole.path("usage").path(kind).asLong();
        return told > 0 && told <= MOST_TOKENS ? OptionalInt.of((int) told) : OptionalInt.empty();
    }

    /** The first choice, and of it what it says and how it ended; without choices, as it is. */
    String essence() {
        JsonNode choice = whole.path("choices").path(0);
        if (!choice.isObject()) {
            return whole.toString();
        }
        ObjectNode essence = JsonNodeFactory.instance.objectNode();
        ObjectNode kept = essence.putArray("choices").addObject();
        kept.put("finish_reason", choice.path("finish_reason").asText(null));
        JsonNode message = choice.path("message");
        kept.putObject("message")
                .put("role", "assistant")
                .put("content", text(message.path("content")))
                .put("refusal", message.path("refusal").asText(null));
        return essence.toString();
    }

    /** Some send it in parts. */
    private static String text(JsonNode content) {
        return content.isArray()
                ? StreamSupport.stream(content.spliterator(), false)
                        .map(part -> part.path("text").asText(""))
                        .collect(Collectors.joining())
                : content.asText("");
    }
}
