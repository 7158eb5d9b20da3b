package dev.culprit.rules.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.SloRef;
import dev.culprit.rules.output.ResourceName;
import dev.culprit.rules.output.RuleFiles;
import dev.culprit.rules.output.RuleFormat;
import dev.culprit.rules.recording.RuleGroup;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.Key;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Rules as an object beside the SLO that owns it: the cluster itself takes it away when the SLO goes.
 *
 * <p>It writes when content, labels or owner are not what they should be. What the API server made of a content (a defaulted
 * field, say) is remembered, so that it is not written again for that.
 */
public final class ObjectOutput implements RuleOutput {
    /** The collector passes it over: what Culprit writes is no change that could have burned a budget. */
    private static final Map<String, String> NO_EVIDENCE = Map.of("culprit.slok.io/ignore", "true");

    private final Shelf shelf;
    private final RuleFiles files;
    private final Map<Key, Taken> taken = new ConcurrentHashMap<>();

    private record Taken(String asked, String made) {}

    /** @param files says which kind, and with which labels */
    public ObjectOutput(Shelf shelf, RuleFiles files) {
        this.shelf = shelf;
        this.files = files;
    }

    @Override
    public Written write(Declared owner, RuleGroup rules) {
        GenericKubernetesResource wanted = object(owner, rules);
        try {
            var name = new SloRef(
                    owner.getMetadata().getNamespace(), wanted.getMetadata().getName());
            Optional<GenericKubernetesResource> there = shelf.seen(name).or(() -> shelf.read(name));
            if (there.isPresent() && !isOf(owner, there.get())) {
                return new Written.NotOurs(
                        where(wanted) + " is there and not owned by this object: delete it, and it " + "is made anew");
            }
            boolean changed = there.isEmpty() || !isThere(owner.key(), wanted, there.get());
            if (changed) {
                GenericKubernetesResource made = shelf.apply(wanted);
                taken.put(owner.key(), new Taken(Digest.of(wanted), Digest.of(made)));
            }
            return new Written.Done(where(wanted), changed);
        } catch (KubernetesClientException refusal) {
            return new Written.Hindered(Obstacle.of(refusal));
        }
    }

    @Override
    public void gone(Key owner) {
        taken.remove(owner);
    }

    @Override
    public void keepOnly(Supplier<Set<Key>> owners) {
        List<Key> known = List.copyOf(taken.keySet());
        Set<Key> kept = owners.get();
        known.stream().filter(key -> !kept.contains(key)).forEach(taken::remove);
    }

    private boolean isThere(Key key, GenericKubernetesResource wanted, GenericKubernetesResource there) {
        var labels = Objects.requireNonNullElse(there.getMetadata().getLabels(), Map.<String, String>of());
        boolean sameLabels =
                labels.entrySet().containsAll(wanted.getMetadata().getLabels().entrySet());
        String asked = Digest.of(wanted);
        String made = Digest.of(there);
        return sameLabels && (asked.equals(made) || new Taken(asked, made).equals(taken.get(key)));
    }

    private static boolean isOf(Declared owner, GenericKubernetesResource there) {
        return there.getMetadata().getOwnerReferences().stream()
                .anyMatch(one -> one.getUid().equals(owner.getMetadata().getUid()));
    }

    private static String where(GenericKubernetesResource object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }

    private GenericKubernetesResource object(Declared owner, RuleGroup rules) {
        ObjectNode tree =
                files.format() == RuleFormat.PROMETHEUS_RULE ? files.prometheusRule(rules) : files.configMap(rules);
        try {
            var object = Json.mapper().treeToValue(tree, GenericKubernetesResource.class);
            object.getMetadata().setOwnerReferences(List.of(reference(owner)));
            object.getMetadata().setAnnotations(NO_EVIDENCE);
            return object;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was made for " + ResourceName.of(rules.promise()) + " is one", e);
        }
    }

    /** Without blockOwnerDeletion, which needs a right on finalizers, and holds deletions up. */
    private static OwnerReference reference(Declared owner) {
        return new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .build();
    }
}
