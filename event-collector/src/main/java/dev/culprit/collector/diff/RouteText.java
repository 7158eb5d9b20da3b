package dev.culprit.collector.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Parts of an Ingress as a person says them; anything else as compact JSON. */
final class RouteText {
    private RouteText() {}

    /** {@code / to web:80, /api to api:http} of a rule, {@code web:80} of a path or a default backend. */
    static String of(JsonNode part) {
        JsonNode paths = part.path("http").path("paths");
        if (paths.isArray()) {
            return StreamSupport.stream(paths.spliterator(), false)
                    .map(path -> path.path("path").asText("/") + " to " + backend(path.path("backend")))
                    .collect(Collectors.joining(", "));
        }
        if (part.path("backend").isObject()) {
            return backend(part.path("backend"));
        }
        return part.has("service") || part.has("serviceName") ? backend(part) : ValueText.text(part);
    }

    private static String backend(JsonNode backend) {
        JsonNode service = backend.path("service");
        if (service.isObject()) {
            JsonNode port = service.path("port");
            return service.path("name").asText("")
                    + port(port.path("number").asText(port.path("name").asText("")));
        }
        return backend.has("serviceName")
                ? backend.path("serviceName").asText("")
                        + port(backend.path("servicePort").asText(""))
                : ValueText.text(backend);
    }

    private static String port(String port) {
        return port.isEmpty() ? "" : ":" + port;
    }
}
