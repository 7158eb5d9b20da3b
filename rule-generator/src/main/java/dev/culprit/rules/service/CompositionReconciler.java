package dev.culprit.rules.service;

import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.DeclaredComposition;
import dev.culprit.rules.resource.DeclaredObjective;
import dev.culprit.rules.resource.Key;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compositions: each is looked at again when one of its parts changes, or one of theirs. */
@ControllerConfiguration(name = "compositions")
final class CompositionReconciler implements Reconciler<DeclaredComposition> {
    private static final String BY_PART = "by-part";

    private final Station<DeclaredComposition> station;
    private @Nullable IndexerResourceCache<DeclaredComposition> compositions;
    private @Nullable InformerEventSource<DeclaredObjective, DeclaredComposition> objectives;

    CompositionReconciler(Station<DeclaredComposition> station) {
        this.station = station;
    }

    @Override
    public List<EventSource<?, DeclaredComposition>> prepareEventSources(
            EventSourceContext<DeclaredComposition> context) {
        IndexerResourceCache<DeclaredComposition> all = context.getPrimaryCache();
        all.addIndexer(BY_PART, one -> one.parts().stream().map(Key::toString).toList());
        compositions = all;
        InformerEventSource<DeclaredObjective, DeclaredComposition> parts =
                parts(DeclaredObjective.class, "objectives", context);
        objectives = parts;
        var sources = new ArrayList<>(station.sources(context));
        sources.add(parts);
        sources.add(parts(DeclaredComposition.class, "nested", context));
        return sources;
    }

    private <T extends Declared> InformerEventSource<T, DeclaredComposition> parts(
            Class<T> kind, String name, EventSourceContext<DeclaredComposition> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(kind, DeclaredComposition.class)
                        .withName(name)
                        .withNamespacesInheritedFromController()
                        .withSecondaryToPrimaryMapper(part -> wholes(part.key()))
                        // never asked for: parts are found by their names
                        .<DeclaredComposition>withPrimaryToSecondaryMapper(whole -> Set.of())
                        .withOnUpdateFilter((now, before) -> !now.edition().equals(before.edition()))
                        .build(),
                context);
    }

    /** All compositions that are made of it, however deep. */
    private Set<ResourceID> wholes(Key part) {
        IndexerResourceCache<DeclaredComposition> all = Objects.requireNonNull(compositions);
        Set<ResourceID> wholes = new HashSet<>();
        Deque<Key> open = new ArrayDeque<>(List.of(part));
        while (!open.isEmpty()) {
            for (DeclaredComposition whole : all.byIndex(BY_PART, open.pop().toString())) {
                if (wholes.add(Station.id(whole.key().ref()))) {
                    open.add(whole.key());
                }
            }
        }
        return wholes;
    }

    @Override
    public UpdateControl<DeclaredComposition> reconcile(
            DeclaredComposition resource, Context<DeclaredComposition> context) {
        return station.look(resource, context, this::find);
    }

    private Optional<Declared> find(Key key) {
        ResourceID id = Station.id(key.ref());
        return key.composition()
                ? Objects.requireNonNull(compositions).get(id).map(Declared.class::cast)
                : Objects.requireNonNull(objectives).get(id).map(Declared.class::cast);
    }

    /** All that are there. */
    Stream<Key> keys() {
        return compositions == null ? Stream.empty() : compositions.list().map(DeclaredComposition::key);
    }
}
