package dev.culprit.collector.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Actor;
import dev.culprit.api.record.ChangeType;
import dev.culprit.collector.door.Door;
import dev.culprit.collector.door.Fingerprint;
import dev.culprit.collector.door.Redacted;
import dev.culprit.collector.snapshot.Timestamp;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads an {@code EventList} of {@code audit.k8s.io/v1}, of level Metadata or any above it. */
public final class AuditReader {
    private static final int MAX_NAME = 253;
    private static final int CREATED = 201;
    private static final int LAST_SUCCESS = 299;

    /** Of other parts of an object nothing is watched. */
    private static final Set<String> SUBRESOURCES = Set.of("", "scale");

    private final Door door;

    public AuditReader(Fingerprint fingerprint) {
        this.door = new Door(fingerprint);
    }

    public static boolean isEventList(JsonNode payload) {
        return payload.path("kind").asText("").equals("EventList")
                && payload.path("apiVersion").asText("").equals("audit.k8s.io/v1")
                && payload.path("items").isArray();
    }

    /** The writes among the events, in the order of the requests: what was only read, refused or tried is left out. */
    public Stream<AuditedWrite> writes(JsonNode payload) {
        return StreamSupport.stream(payload.path("items").spliterator(), false)
                .map(this::write)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(AuditedWrite::received));
    }

    private Optional<AuditedWrite> write(JsonNode event) {
        JsonNode object = event.path("objectRef");
        Instant received = Timestamp.read(event.path("requestReceivedTimestamp"));
        Instant done = Timestamp.read(event.path("stageTimestamp"));
        String user = user(event);
        boolean usable = event.path("stage").asText("").equals("ResponseComplete")
                && SUBRESOURCES.contains(object.path("subresource").asText(""))
                && !user.isEmpty()
                && !parameter(event, "dryRun").equals("All");
        if (!usable || received == null || done == null) {
            return Optional.empty();
        }
        var target = new AuditedWrite.Target(
                object.path("apiGroup").asText(""),
                object.path("resource").asText(""),
                object.path("namespace").asText(""),
                object.path("name").asText(""));
        return type(event)
                .filter(type -> type == ChangeType.DELETE || !target.name().isEmpty())
                .map(type -> new AuditedWrite(
                        event.path("auditID").asText(""), target, type, user, manager(event), received, done));
    }

    /** An update or a server-side apply that creates its object answers so. */
    private static Optional<ChangeType> type(JsonNode event) {
        int code = event.path("responseStatus").path("code").asInt(0);
        if (code < 200 || code > LAST_SUCCESS) {
            return Optional.empty();
        }
        return switch (event.path("verb").asText("")) {
            case "create", "update", "patch" -> Optional.of(code == CREATED ? ChangeType.CREATE : ChangeType.UPDATE);
            case "delete", "deletecollection" -> Optional.of(ChangeType.DELETE);
            default -> Optional.empty();
        };
    }

    /** Whoever acts as somebody else is named with him. */
    private String user(JsonNode event) {
        String own = clean(event.path("user").path("username").asText(""));
        String impersonated =
                clean(event.path("impersonatedUser").path("username").asText(""));
        return impersonated.isEmpty() ? own : impersonated + ", impersonated by " + own;
    }

    private String clean(String text) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("told", text);
        String shown = Redacted.shown(door.admit(object).path("told").asText(""));
        return shown.substring(0, Math.min(shown.length(), MAX_NAME));
    }

    /** As the API server names it: what the request says, else what stands before the slash in the user agent. */
    private static String manager(JsonNode event) {
        String told = parameter(event, "fieldManager");
        String agent = event.path("userAgent").asText("");
        int slash = agent.indexOf('/');
        String manager = told.isEmpty() ? agent.substring(0, slash < 0 ? agent.length() : slash) : told;
        return manager.isBlank() ? Actor.UNKNOWN : manager;
    }

    private static String parameter(JsonNode event, String name) {
        String uri = event.path("requestURI").asText("");
        return Stream.of(uri.substring(uri.indexOf('?') + 1).split("&", -1))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> decoded(parameter.substring(name.length() + 1)))
                .findFirst()
                .orElse("");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
