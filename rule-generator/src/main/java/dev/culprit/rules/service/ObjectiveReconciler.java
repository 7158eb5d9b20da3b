package dev.culprit.rules.service;

import dev.culprit.rules.resource.DeclaredObjective;
import dev.culprit.rules.resource.Key;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** SLOs: none has to do with another. */
@ControllerConfiguration(name = "objectives")
final class ObjectiveReconciler implements Reconciler<DeclaredObjective> {
    private final Station<DeclaredObjective> station;
    private @Nullable IndexerResourceCache<DeclaredObjective> known;

    ObjectiveReconciler(Station<DeclaredObjective> station) {
        this.station = station;
    }

    @Override
    public List<EventSource<?, DeclaredObjective>> prepareEventSources(EventSourceContext<DeclaredObjective> context) {
        known = context.getPrimaryCache();
        return station.sources(context);
    }

    @Override
    public UpdateControl<DeclaredObjective> reconcile(DeclaredObjective resource, Context<DeclaredObjective> context) {
        return station.look(resource, context, key -> Optional.empty());
    }

    /** All that are there. */
    Stream<Key> keys() {
        return known == null ? Stream.empty() : known.list().map(DeclaredObjective::key);
    }
}
