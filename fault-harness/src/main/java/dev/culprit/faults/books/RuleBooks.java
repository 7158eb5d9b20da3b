package dev.culprit.faults.books;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus.ConditionStatus;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus.StatusCondition;
import dev.culprit.rules.manifest.Document;
import dev.culprit.rules.manifest.Manifests;
import dev.culprit.rules.objective.Component;
import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.objective.Slo;
import dev.culprit.rules.output.RuleFiles;
import dev.culprit.rules.output.RuleFormat;
import dev.culprit.rules.recording.RuleGenerator;
import dev.culprit.rules.recording.Subject;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.Key;
import dev.culprit.rules.status.Sheet;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules that are there, held against those that {@code culprit slo generate} makes of all definitions together; and the
 * status of each, which has to be of its last generation.
 */
public final class RuleBooks {
    private static final RuleFiles FILES = new RuleFiles(RuleFormat.CONFIGMAP, new TreeMap<>());

    /** A ceiling is told in percent, to four places. */
    private static final double ROUNDED = 0.000_06;

    private final Map<Key, Declared> there;
    private final Promises promises;
    private final Map<Key, Promise> promised;
    private final Map<String, List<ConfigMap>> rules;
    private final Set<String> lost = new TreeSet<>();
    private final Set<String> doubled = new TreeSet<>();
    private final Set<String> wrong = new TreeSet<>();

    private RuleBooks(Map<Key, Declared> there, List<ConfigMap> rules) {
        this.there = there;
        List<Document> documents =
                there.values().stream().map(RuleBooks::document).toList();
        promises = Manifests.read(documents, "default").promises();
        promised = promises.all().stream()
                .collect(Collectors.toMap(
                        promise -> new Key(Subject.of(promise).kind(), promise.ref()), Function.identity()));
        this.rules = rules.stream().collect(Collectors.groupingBy(RuleBooks::owner));
    }

    private static Document document(Declared declared) {
        JsonNode content = Json.mapper().valueToTree(declared);
        return new Document(declared.key().toString(), content);
    }

    private static String owner(ConfigMap rules) {
        return rules.getMetadata().getOwnerReferences().stream()
                .map(OwnerReference::getUid)
                .findFirst()
                .orElse("");
    }

    /**
     * Of the definitions of a run.
     *
     * @param kept as they were written last
     * @param there as they are, with the status that was written
     * @param rules objects with rules
     */
    public static Books of(Map<Key, Declared.Edition> kept, List<Declared> there, List<ConfigMap> rules) {
        var books = new RuleBooks(there.stream().collect(Collectors.toMap(Declared::key, Function.identity())), rules);
        kept.forEach(books::check);
        books.left(kept);
        return new Books(books.lost, books.doubled, books.wrong);
    }

    private void check(Key key, Declared.Edition edition) {
        Declared declared = there.get(key);
        Promise promise = promised.get(key);
        if (declared == null || promise == null || !declared.edition().equals(edition)) {
            wrong.add(key + ": is not there as it was written last");
            return;
        }
        List<ConfigMap> made = rules.getOrDefault(edition.uid(), List.of());
        switch (made.size()) {
            case 0 -> lost.add(key + ": it has no rules");
            case 1 -> {
                if (!isMadeOf(promise, made.getFirst())) {
                    wrong.add(key + ": its rules are not those of its generation " + edition.generation());
                }
            }
            default -> doubled.add(key + ": it has " + made.size() + " objects with rules");
        }
        check(key, edition.generation(), Sheet.read(declared.status(), key.composition()));
        check(key, promise, Sheet.read(declared.status(), key.composition()));
    }

    private boolean isMadeOf(Promise promise, ConfigMap made) {
        JsonNode wanted = FILES.configMap(RuleGenerator.group(promise, promises));
        return wanted.at("/metadata/name").asText().equals(made.getMetadata().getName())
                && wanted.path("data").equals(Json.mapper().valueToTree(made.getData()));
    }

    private void check(Key key, long generation, Sheet sheet) {
        if (!Objects.equals(sheet.generation(), generation)) {
            lost.add(key + ": its status is of generation " + sheet.generation() + ", it is at " + generation);
        }
        var types = new HashSet<String>();
        for (StatusCondition condition : sheet.conditions()) {
            if (!types.add(condition.type())) {
                doubled.add(key + ": its status has the condition " + condition.type() + " twice");
            }
        }
        if (!isTrue(sheet, "RulesWritten", ", of generation " + generation)) {
            lost.add(key + ": its status does not say that the rules of generation " + generation + " are written");
        }
        if (!isTrue(sheet, "Evaluated", "")) {
            lost.add(key + ": its status does not say how it stands");
        }
    }

    private static boolean isTrue(Sheet sheet, String type, String end) {
        return sheet.conditions().stream()
                .anyMatch(condition -> condition.type().equals(type)
                        && condition.status() == ConditionStatus.True
                        && condition.message().endsWith(end));
    }

    private void check(Key key, Promise promise, Sheet sheet) {
        boolean isItsTarget = sheet.state() != null
                && sheet.state().target() == promise.target().percent().doubleValue();
        boolean isOfItsParts = switch (promise) {
            case Slo slo -> true;
            case Composition whole ->
                sheet.missing().equals(absent(whole)) && isCeiling(promises.ceiling(whole), sheet.ceiling());
        };
        if (!isItsTarget || !isOfItsParts) {
            wrong.add(key + ": its status tells of another target, or of other parts");
        }
    }

    private List<String> absent(Composition whole) {
        return whole.components().stream()
                .filter(component -> promises.find(component).isEmpty())
                .map(Component::alias)
                .sorted()
                .toList();
    }

    private static boolean isCeiling(OptionalDouble wanted, @Nullable Double told) {
        return wanted.isEmpty() ? told == null : told != null && Math.abs(wanted.getAsDouble() * 100 - told) < ROUNDED;
    }

    /** Of what is no more. */
    private void left(Map<Key, Declared.Edition> kept) {
        Set<String> owners = kept.values().stream().map(Declared.Edition::uid).collect(Collectors.toSet());
        rules.forEach((owner, left) -> {
            if (!owners.contains(owner)) {
                left.forEach(one -> wrong.add(
                        one.getMetadata().getName() + ": rules of a definition that was removed are still there"));
            }
        });
    }
}
