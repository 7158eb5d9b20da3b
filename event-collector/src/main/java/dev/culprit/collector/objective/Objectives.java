package dev.culprit.collector.objective;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Objective;
import dev.culprit.api.record.SloRef;
import dev.culprit.collector.door.Redacted;
import dev.culprit.collector.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads ServiceLevelObjectives and SLOCompositions of any state: what makes no sense is left out, all else is told. */
public final class Objectives {
    static final int MOST = 1_000;
    static final int LONGEST = 253;

    private static final Set<String> KINDS = Set.of(SloRef.OBJECTIVE, SloRef.COMPOSITION);

    private Objectives() {}

    public static boolean isObjective(ObjectRef ref) {
        return ref.group().equals(SloRef.GROUP) && KINDS.contains(ref.kind());
    }

    /** What an SLO or a composition says. */
    public static Objective of(String cluster, Snapshot snapshot, Instant at) {
        JsonNode spec = snapshot.spec();
        ObjectRef ref = snapshot.ref();
        boolean composed = ref.kind().equals(SloRef.COMPOSITION);
        JsonNode promise = composed ? spec : spec.path("objective");
        return new Objective(
                cluster,
                ref,
                name(spec, ref),
                Amounts.percent(promise.path("target")),
                Amounts.window(promise.path("window")),
                selector(spec.path("workloadSelector"), ref.namespace()),
                composed ? composition(spec, ref.namespace()) : null,
                alerts(promise.path("alerting")),
                at);
    }

    private static String name(JsonNode spec, ObjectRef ref) {
        return Stream.of(spec.path("displayName"), spec.path("objective").path("name"))
                .map(Objectives::text)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ref.name());
    }

    private static Objective.@Nullable Selector selector(JsonNode selector, String own) {
        SortedMap<String, String> labels = new TreeMap<>();
        selector.path("labelSelector").properties().stream()
                .filter(label -> label.getValue().isTextual())
                .limit(MOST)
                .forEach(label -> labels.put(label.getKey(), label.getValue().textValue()));
        List<String> named = texts(selector.path("namespaces"));
        if (labels.isEmpty() && named.isEmpty()) {
            return null;
        }
        boolean everywhere = named.isEmpty() && own.isEmpty();
        return everywhere ? null : new Objective.Selector(labels, named.isEmpty() ? List.of(own) : named);
    }

    private static Objective.Composition composition(JsonNode spec, String namespace) {
        JsonNode composition = spec.path("composition");
        Objective.@Nullable Type type = switch (composition.path("type").asText("")) {
            case "AND_MIN" -> Objective.Type.AND_MIN;
            case "WEIGHTED_ROUTES" -> Objective.Type.WEIGHTED_ROUTES;
            case "AND" -> Objective.Type.AND;
            case "ANY" -> Objective.Type.ANY;
            default -> null;
        };
        return new Objective.Composition(
                type,
                items(spec.path("objectives"))
                        .flatMap(part -> part(part, namespace).stream())
                        .toList(),
                items(composition.path("params").path("routes"))
                        .flatMap(route -> route(route).stream())
                        .toList());
    }

    /** Without a reference its name is the SLO's, in the composition's own namespace. */
    private static Optional<Objective.Part> part(JsonNode part, String own) {
        JsonNode ref = part.path("ref");
        Optional<String> alias = text(part.path("name"));
        Optional<String> slo = text(ref.path("name")).or(() -> alias);
        String namespace = text(ref.path("namespace")).orElse(own);
        return slo.filter(name -> !namespace.isBlank())
                .map(name -> new Objective.Part(alias.orElse(name), new SloRef(namespace, name)));
    }

    private static Optional<Objective.Route> route(JsonNode route) {
        Double weight = Amounts.share(route.path("weight"));
        List<String> chain = texts(route.path("chain"));
        return weight == null || chain.isEmpty()
                ? Optional.empty()
                : Optional.of(new Objective.Route(text(route.path("name")).orElse(""), weight, chain));
    }

    private static List<String> alerts(JsonNode alerting) {
        return Stream.of("budgetErrorAlerts", "burnRateAlerts")
                .map(alerting::path)
                .filter(kind -> kind.path("enabled").asBoolean(true))
                .flatMap(kind -> items(kind.path("alerts")))
                .flatMap(alert -> text(alert.path("name")).stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return items(array).flatMap(item -> text(item).stream()).toList();
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false).limit(MOST)
                : Stream.empty();
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(Redacted.shown(node.isTextual() ? node.textValue().strip() : ""))
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST)));
    }
}
