package dev.culprit.summarizer.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.culprit.api.record.Json;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request for people to look at.
 *
 * @param line method and address
 * @param headers sorted, the key as {@code ***}
 * @param body as it would be sent
 */
public record ShownRequest(String line, Map<String, String> headers, String body) {
    public ShownRequest {
        headers = Map.copyOf(headers);
    }

    /** The body with line breaks between its fields: nothing else is altered. */
    public String readableBody() {
        try {
            return Json.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(Json.mapper().readTree(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("LangChain4j sends JSON", e);
        }
    }

    private static ShownRequest of(HttpRequest request) {
        var headers = new TreeMap<String, String>();
        request.headers().forEach((name, values) -> headers.put(name, shown(name, values)));
        return new ShownRequest(request.method() + " " + request.url(), headers, request.body());
    }

    private static String shown(String name, List<String> values) {
        return name.toLowerCase(Locale.ROOT).equals("authorization") ? "Bearer ***" : String.join(", ", values);
    }

    /** In place of a connection. */
    static final class Capture extends Transport {
        private @Nullable HttpRequest request;

        ShownRequest shown() {
            return of(Objects.requireNonNull(request, "LangChain4j sends one request"));
        }

        @Override
        public SuccessfulHttpResponse execute(HttpRequest sent) {
            request = sent;
            throw new IllegalStateException("nothing is sent");
        }
    }
}
