package dev.culprit.collector.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Which kinds the API server serves, and in which version: asked anew by each instance, and once by it. */
public final class Discovery {
    private static final Pattern VERSION = Pattern.compile("v(\\d{1,9})(?:(alpha|beta)(\\d{1,9}))?");

    /** As Kubernetes orders versions: stable before beta before alpha, the newer before the older. */
    private static final Comparator<String> BEST_FIRST =
            Comparator.comparingLong(Discovery::rank).reversed();

    private final ApiServer server;
    private final Map<String, JsonNode> resources = new HashMap<>();

    public Discovery(ApiServer server) {
        this.server = server;
    }

    /**
     * The kind in the best version that can be listed and watched; empty where it is not served.
     *
     * @throws IOException when the API server cannot be asked
     */
    public Optional<ServedKind> find(KindName name) throws IOException, InterruptedException {
        for (String version : versions(name)) {
            Optional<ServedKind> found = find(name, version);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private List<String> versions(KindName name) throws IOException, InterruptedException {
        if (name.version() != null) {
            return List.of(name.version());
        }
        if (name.group().isEmpty()) {
            return List.of("v1");
        }
        return StreamSupport.stream(documents("/apis").path("groups").spliterator(), false)
                .filter(group -> group.path("name").asText("").equals(name.group()))
                .flatMap(group -> StreamSupport.stream(group.path("versions").spliterator(), false))
                .map(version -> version.path("version").asText(""))
                .sorted(BEST_FIRST)
                .toList();
    }

    private Optional<ServedKind> find(KindName name, String version) throws IOException, InterruptedException {
        String path = name.group().isEmpty() ? "/api/" + version : "/apis/" + name.group() + "/" + version;
        return StreamSupport.stream(documents(path).path("resources").spliterator(), false)
                .filter(resource -> resource.path("kind").asText("").equals(name.kind()))
                .filter(resource -> resource.path("name").asText("").indexOf('/') < 0)
                .filter(Discovery::canBeWatched)
                .map(resource -> new ServedKind(
                        name.group(),
                        version,
                        name.kind(),
                        resource.path("name").asText(""),
                        resource.path("namespaced").asBoolean(false)))
                .findFirst();
    }

    private static boolean canBeWatched(JsonNode resource) {
        List<String> verbs = StreamSupport.stream(resource.path("verbs").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return verbs.contains("list") && verbs.contains("watch");
    }

    private JsonNode documents(String path) throws IOException, InterruptedException {
        JsonNode known = resources.get(path);
        if (known != null) {
            return known;
        }
        JsonNode found;
        try {
            found = server.document(path);
        } catch (ApiException e) {
            if (!e.isLasting()) {
                throw e;
            }
            // a group that is registered and has no server behind it hides no other
            found = MissingNode.getInstance();
        }
        resources.put(path, found);
        return found;
    }

    private static long rank(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return -1;
        }
        long stability = parts.group(2) == null ? 2 : parts.group(2).equals("beta") ? 1 : 0;
        long minor = parts.group(3) == null ? 0 : Long.parseLong(parts.group(3));
        return stability * 1_000_000_000_000_000_000L + Long.parseLong(parts.group(1)) * 1_000_000_000L + minor;
    }
}
