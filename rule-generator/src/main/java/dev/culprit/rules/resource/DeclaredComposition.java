package dev.culprit.rules.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/** A composition of SLOs. */
@Group(SLOCorrelation.GROUP)
@Version(SLOCorrelation.VERSION)
@Kind(SloRef.COMPOSITION)
@Plural("slocompositions")
@Singular("slocomposition")
public final class DeclaredComposition extends Declared {
    @Override
    public SortedSet<Key> parts() {
        var parts = new TreeSet<>(Comparator.comparing(Key::toString));
        for (JsonNode objective : spec().path("objectives")) {
            JsonNode to = objective.path("ref");
            String namespace = to.path("namespace").asText(getMetadata().getNamespace());
            String name = to.path("name").asText(objective.path("name").asText(""));
            String kind = to.path("kind").asText("");
            if (!name.isBlank() && !namespace.isBlank()) {
                var ref = new SloRef(namespace, name);
                if (!kind.equals(SloRef.COMPOSITION)) {
                    parts.add(Key.objective(ref));
                }
                if (!kind.equals(SloRef.OBJECTIVE)) {
                    parts.add(Key.composition(ref));
                }
            }
        }
        return parts;
    }
}
