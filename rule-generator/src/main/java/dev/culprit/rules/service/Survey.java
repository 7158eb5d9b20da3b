package dev.culprit.rules.service;

import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.DeclaredComposition;
import dev.culprit.rules.resource.DeclaredObjective;
import dev.culprit.rules.writing.Obstacle;
import dev.culprit.rules.writing.RuleKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at a cluster before anything is written there: what it knows, what we may do, and whether there is a master. */
public final class Survey {
    private static final long PAGE = 500;
    private static final String RIGHTS = "see examples/rule-generator/rbac.yaml";

    private final KubernetesClient client;
    private final RuleSettings settings;

    public Survey(KubernetesClient client, RuleSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** What stands in the way first, if anything. */
    public Ground look() {
        try {
            Optional<Ground> trouble = kind(DeclaredObjective.class).or(() -> kind(DeclaredComposition.class));
            return trouble.isPresent() ? trouble.get() : place();
        } catch (KubernetesClientException refusal) {
            return ground("the cluster", refusal);
        }
    }

    private <T extends Declared> Optional<Ground> kind(Class<T> kind) {
        String plural = HasMetadata.getPlural(kind);
        MixedOperation<T, KubernetesResourceList<T>, Resource<T>> all = client.resources(kind);
        try {
            for (String namespace : namespaces()) {
                @Nullable String next = null;
                do {
                    ListOptions options = new ListOptionsBuilder()
                            .withLimit(PAGE)
                            .withContinue(next)
                            .build();
                    KubernetesResourceList<T> page = namespace.isEmpty()
                            ? all.inAnyNamespace().list(options)
                            : all.inNamespace(namespace).list(options);
                    Optional<Ground> taken = page.getItems().stream()
                            .flatMap(one -> taken(one).stream())
                            .findFirst();
                    if (taken.isPresent()) {
                        return taken;
                    }
                    next = page.getMetadata().getContinue();
                } while (next != null && !next.isEmpty());
            }
            return Optional.empty();
        } catch (KubernetesClientException refusal) {
            return Optional.of(
                    Obstacle.of(refusal).reason() == Obstacle.Reason.NoSuchThing
                            ? new Ground.Refused("the cluster does not know " + plural
                                    + ": kubectl apply -f api/src/crds (before Kubernetes 1.23 with --validate=false)")
                            : ground(plural, refusal));
        }
    }

    private Optional<Ground> taken(Declared one) {
        return settings.master()
                .other(one.getMetadata())
                .map(manager -> new Ground.Refused("another controller, '" + manager + "', writes the status of "
                        + one.key() + ": two would take turns for ever. Stop that one and set rules.former-masters to "
                        + "its name, or leave SLOs to it"));
    }

    private Ground place() {
        return switch (choose()) {
            case Ground.Free(Place.InCluster in, Optional<String> remark) -> readable(in, remark);
            case Ground.Free files -> files;
            case Ground.Refused refused -> refused;
            case Ground.Away away -> away;
        };
    }

    /**
     * Where rules would go, whatever we may do there.
     *
     * @throws KubernetesClientException when the API server does not say what it knows
     */
    public Ground choose() {
        boolean served = client.supports(
                RuleKind.PROMETHEUS_RULE.group() + "/" + RuleKind.PROMETHEUS_RULE.version(),
                RuleKind.PROMETHEUS_RULE.kind());
        return switch (settings.output()) {
            case RuleSettings.PROMETHEUS_RULE ->
                served
                        ? inCluster(RuleKind.PROMETHEUS_RULE)
                        : new Ground.Refused("the cluster does not know PrometheusRules: install the Prometheus "
                                + "Operator's definitions, or set rules.output");
            case RuleSettings.CONFIGMAP -> inCluster(RuleKind.CONFIG_MAP);
            case RuleSettings.FILES ->
                new Ground.Free(new Place.InFolder(settings.folder().orElseThrow()), Optional.empty());
            default -> served ? inCluster(RuleKind.PROMETHEUS_RULE) : withoutOperator();
        };
    }

    private Ground withoutOperator() {
        Place place = settings.folder()
                .<Place>map(Place.InFolder::new)
                .orElseGet(() -> new Place.InCluster(RuleKind.CONFIG_MAP, settings.labels()));
        Optional<String> remark = Optional.of("The cluster does not know PrometheusRules: rules are written as "
                + place.name() + ", which Prometheus has to be told to read");
        return new Ground.Free(place, remark);
    }

    private Ground inCluster(RuleKind kind) {
        return new Ground.Free(new Place.InCluster(kind, settings.labels()), Optional.empty());
    }

    private Ground readable(Place.InCluster place, Optional<String> remark) {
        RuleKind kind = place.kind();
        try {
            ListOptions one = new ListOptionsBuilder()
                    .withLimit(1L)
                    .withLabelSelector(RuleKind.SELECTOR)
                    .build();
            MixedOperation<GenericKubernetesResource, ?, ?> all = client.genericKubernetesResources(kind.context());
            for (String namespace : namespaces()) {
                if (namespace.isEmpty()) {
                    all.inAnyNamespace().list(one);
                } else {
                    all.inNamespace(namespace).list(one);
                }
            }
            return new Ground.Free(place, remark);
        } catch (KubernetesClientException refusal) {
            return ground(kind.plural(), refusal);
        }
    }

    private List<String> namespaces() {
        return settings.namespaces().isEmpty() ? List.of("") : settings.namespaces();
    }

    private static Ground ground(String what, KubernetesClientException refusal) {
        Obstacle obstacle = Obstacle.of(refusal);
        return switch (obstacle.reason()) {
            case Denied -> new Ground.Refused(what + " may not be read: " + RIGHTS + " (" + obstacle.detail() + ")");
            case Unreachable,
                    Overloaded,
                    Unauthenticated,
                    NamespaceEnds,
                    NoSuchThing,
                    Conflict,
                    TooLarge,
                    Refused,
                    Fault -> new Ground.Away(what + " cannot be read: " + obstacle.detail());
        };
    }
}
