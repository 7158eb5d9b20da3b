package dev.culprit.rules.service;

import dev.culprit.api.record.SloRef;
import dev.culprit.rules.output.RuleFiles;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.Key;
import dev.culprit.rules.resource.Others;
import dev.culprit.rules.resource.Workshop;
import dev.culprit.rules.status.Author;
import dev.culprit.rules.writing.ClusterShelf;
import dev.culprit.rules.writing.FileOutput;
import dev.culprit.rules.writing.ObjectOutput;
import dev.culprit.rules.writing.RuleKind;
import dev.culprit.rules.writing.RuleOutput;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is done with the objects of one kind, behind what the Operator SDK calls. */
final class Station<P extends Declared> implements AutoCloseable {
    private final Workbench bench;
    private @Nullable News<P> news;
    private final Optional<Readings> readings;
    private @Nullable Round round;
    private @Nullable RuleOutput output;

    Station(Workbench bench) {
        this.bench = bench;
        readings = bench.standings()
                .map(standings -> new Readings(standings, bench.interval(), this::tell, bench.meters(), bench.clock()));
    }

    static ResourceID id(SloRef ref) {
        return new ResourceID(ref.name(), ref.namespace());
    }

    /** What tells of changes: new readings, and what becomes of the rules that were written. */
    List<EventSource<?, P>> sources(EventSourceContext<P> context) {
        var told = new News<P>(context);
        news = told;
        List<EventSource<?, P>> sources = new ArrayList<>(List.of(told));
        RuleOutput place = switch (bench.place()) {
            case Place.InCluster(RuleKind kind, SortedMap<String, String> labels) -> {
                InformerEventSource<GenericKubernetesResource, P> rules = watch(kind, context);
                sources.add(rules);
                var shelf = new ClusterShelf(context.getClient(), kind, name -> rules.get(id(name)));
                yield new ObjectOutput(shelf, new RuleFiles(kind.format(), labels));
            }
            case Place.InFolder(Path folder) -> new FileOutput(folder);
        };
        output = place;
        round = new Round(new Round.Tools(
                bench.master(),
                new Workshop(),
                place,
                readings,
                new Author(readings.isPresent(), bench.place().manner(), bench.clock()),
                bench.desk(),
                bench.interval(),
                bench.meters(),
                bench.bystanders()));
        return sources;
    }

    private static <P extends Declared> InformerEventSource<GenericKubernetesResource, P> watch(
            RuleKind kind, EventSourceContext<P> context) {
        var watched = InformerEventSourceConfiguration.from(
                        new GroupVersionKind(kind.group(), kind.version(), kind.kind()),
                        context.getPrimaryResourceClass())
                .withName("rules")
                .withLabelSelector(RuleKind.SELECTOR)
                .withNamespacesInheritedFromController();
        Set<String> namespaces =
                context.getControllerConfiguration().getInformerConfig().getNamespaces();
        if (namespaces == null || namespaces.size() <= 1) {
            // the informers of several namespaces would share it, and each throw out what the others know
            watched.withItemStore(new TrimmedStore());
        }
        return new InformerEventSource<>(watched.build(), context);
    }

    UpdateControl<P> look(P resource, Context<P> context, Others others) {
        Round look = Objects.requireNonNull(round);
        News<P> told = Objects.requireNonNull(news);
        ResourceID id = id(resource.key().ref());
        if (context.isPrimaryResourceDeleted()) {
            look.gone(resource.key());
            told.gone(id);
            return UpdateControl.noUpdate();
        }
        told.isThere(id);
        if (resource.isMarkedForDeletion()) {
            return UpdateControl.noUpdate();
        }
        Duration pause = Objects.requireNonNull(bench.meters().rounds().record(() -> look.of(resource, others)));
        return UpdateControl.<P>noUpdate().rescheduleAfter(pause);
    }

    private void tell(Key key) {
        Objects.requireNonNull(news).propagateEvent(id(key.ref()));
    }

    void keepOnly(Supplier<Set<Key>> owners) {
        Objects.requireNonNull(output).keepOnly(owners);
    }

    @Override
    public void close() {
        readings.ifPresent(Readings::close);
    }
}
