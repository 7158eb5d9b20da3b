package dev.culprit.correlator.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Grafana's annotations, with its ways: how it cuts tags, what it finds by them, and how it says that something is gone. */
public final class StubGrafana implements AutoCloseable {
    private static final String DASHBOARD = "known";
    private static final int MOST_BYTES_OF_TAGS = 500;

    private final StubSlack socket = new StubSlack().always(this::asGrafanaDoes);
    private final Map<Integer, ObjectNode> annotations = new ConcurrentSkipListMap<>();
    private final AtomicInteger ids = new AtomicInteger(100);

    /** Whether it says of what is gone that it may not be touched, as it does where a token has few rights. */
    volatile boolean isStrict;

    /** Whether an annotation may be changed or removed. */
    volatile boolean isReadOnly;

    public StubGrafana() throws IOException {
        // it serves from the beginning
    }

    public String url() {
        return socket.url();
    }

    /** The next requests are answered so, in this order. */
    public StubGrafana answers(StubSlack.Answer... answers) {
        socket.answers(answers);
        return this;
    }

    /** From now on all are. */
    StubGrafana always(StubSlack.Answer answer) {
        socket.always(answer);
        return this;
    }

    StubGrafana isItselfAgain() {
        socket.always(this::asGrafanaDoes);
        return this;
    }

    /** It does what it is asked, and then does not say so. */
    StubSlack.Answer whichIsDoneAndThen(StubSlack.Answer answer) {
        return (request, out) -> {
            asGrafanaDoes(request, OutputStream.nullOutputStream());
            answer.to(request, out);
        };
    }

    /** The same of some requests. */
    StubSlack.Answer whichIsDoneAndThen(StubSlack.Answer answer, Predicate<StubSlack.Request> some) {
        return (request, out) -> {
            if (some.test(request)) {
                whichIsDoneAndThen(answer).to(request, out);
            } else {
                asGrafanaDoes(request, out);
            }
        };
    }

    StubSlack.Answer silent() {
        return socket.silent();
    }

    List<StubSlack.Request> requests() {
        return socket.requests();
    }

    /** What it was asked, in a word each. */
    public List<String> deeds() {
        return requests().stream()
                .map(request -> verb(request).toLowerCase(Locale.ROOT))
                .toList();
    }

    /** What is drawn, in a word each, the oldest first. */
    public List<String> kinds() {
        return annotations.values().stream().map(StubGrafana::kind).toList();
    }

    JsonNode drawn(String kind) {
        return annotations.values().stream()
                .filter(one -> kind(one).equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + annotations));
    }

    /** A person deletes it. */
    void loses(String kind) {
        annotations.values().removeIf(one -> kind(one).equals(kind));
    }

    private static String kind(JsonNode annotation) {
        return annotation.path("tags").path(1).asText();
    }

    private static String verb(StubSlack.Request request) {
        return request.head().substring(0, request.head().indexOf(' '));
    }

    private void asGrafanaDoes(StubSlack.Request request, OutputStream out) throws IOException {
        if (!request.head().contains("Authorization: Bearer glsa_1")) {
            said(401, "Invalid API key").to(request, out);
            return;
        }
        StubSlack.Answer answer = switch (verb(request)) {
            case "POST" -> post(request.body());
            case "GET" -> StubSlack.status(200, find(request.method()).toString());
            default -> touch(verb(request), request);
        };
        answer.to(request, out);
    }

    private StubSlack.Answer post(JsonNode body) {
        Set<String> tags = tags(body.path("tags"));
        if (body.path("text").asText().isEmpty() || isTooLong(tags)) {
            return said(400, "Failed to save annotation");
        }
        int id = ids.incrementAndGet();
        ObjectNode one = body.deepCopy();
        one.put("id", id);
        String dashboard = body.path("dashboardUID").asText();
        // one that it does not know it passes over in silence
        one.put("dashboardUID", dashboard.equals(DASHBOARD) ? dashboard : "");
        tags.forEach(one.putArray("tags")::add);
        annotations.put(id, one);
        return StubSlack.status(200, "{\"id\":" + id + ",\"message\":\"Annotation added\"}");
    }

    private StubSlack.Answer touch(String verb, StubSlack.Request request) {
        ObjectNode there = annotations.get(Integer.parseInt(request.method()));
        if (isReadOnly || (there == null && isStrict)) {
            return said(403, "You'll need additional permissions to perform this action.");
        }
        if (there == null) {
            return said(404, "Annotation not found");
        }
        if (verb.equals("DELETE")) {
            annotations.remove(there.path("id").asInt());
            return said(200, "Annotation deleted");
        }
        there.setAll((ObjectNode) request.body());
        return said(200, "Annotation patched");
    }

    /** All tags that it is asked for have to fit once each: a key that an annotation has twice fits twice, and so never. */
    private ArrayNode find(String call) {
        List<String> asked = List.of(call.substring(call.indexOf('?') + 1).split("&", -1)).stream()
                .filter(one -> one.startsWith("tags="))
                .map(one -> URLDecoder.decode(one.substring("tags=".length()), StandardCharsets.UTF_8))
                .toList();
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        annotations.values().stream()
                .filter(one -> tags(one.path("tags")).stream()
                                .filter(tag -> asked.stream().anyMatch(want -> fits(want, tag)))
                                .count()
                        == asked.size())
                .sorted(Comparator.comparingLong(
                        (ObjectNode one) -> -one.path("timeEnd").asLong()))
                .forEach(found::add);
        return found;
    }

    private static boolean fits(String want, String tag) {
        return want.contains(":") ? tag.equals(want) : tag.equals(want) || tag.startsWith(want + ":");
    }

    private static Set<String> tags(JsonNode tags) {
        return StreamSupport.stream(tags.spliterator(), false)
                .map(tag -> new ArrayList<>(List.of(tag.asText().split(":", -1))))
                .map(parts -> parts.stream().limit(2).map(String::strip).collect(Collectors.joining(":")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isTooLong(Set<String> tags) {
        return tags.stream()
                                .mapToInt(tag -> tag.getBytes(StandardCharsets.UTF_8).length + 3)
                                .sum()
                        > MOST_BYTES_OF_TAGS
                || tags.stream()
                        .anyMatch(tag -> tag.substring(tag.indexOf(':') + 1).length() > 100);
    }

    static StubSlack.Answer said(int status, String message) {
        return StubSlack.status(
                status,
                JsonNodeFactory.instance.objectNode().put("message", message).toString());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
