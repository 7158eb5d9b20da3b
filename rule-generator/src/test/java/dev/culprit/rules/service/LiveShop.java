package dev.culprit.rules.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.SloRef;
import dev.culprit.api.v1alpha1.ObjectiveState;
import dev.culprit.api.v1alpha1.ObjectiveState.Level;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.output.ResourceName;
import dev.culprit.rules.resource.Master;
import dev.culprit.rules.standing.Knowledge;
import dev.culprit.rules.standing.Standing;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** A service on a real cluster, and a Prometheus that says what the test wants. */
final class LiveShop implements AutoCloseable {
    static final String CHECKOUT = "slo/checkout";

    /** That of the API server, which runs on the same machine: pauses are real. */
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    /** Whoever writes a status asks it for the time. */
    final HeldClock clock = new HeldClock(CLOCK);

    private static final ObjectiveState.ErrorBudget BUDGET =
            new ObjectiveState.ErrorBudget("43.2m", "21.6m", "21.6m", 50);

    final RealCluster cluster = new RealCluster();
    volatile double actual = 99.95;
    volatile Knowledge knowledge = Knowledge.KNOWN;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    LiveShop() throws Exception {}

    RuleService start() {
        return start(settings());
    }

    RuleService start(RuleSettings settings) {
        return start(cluster.client(), settings);
    }

    RuleService start(KubernetesClient client, RuleSettings settings) {
        Ground ground = new Survey(client, settings).look();
        assertThat(ground).isInstanceOf(Ground.Free.class);
        return RuleService.start(
                settings,
                ((Ground.Free) ground).place(),
                new RuleService.Surroundings(client, Optional.of(this::standing), registry, clock, () -> {}));
    }

    private Standing standing(Promise promise) {
        Standing unknown = Standing.unknown(promise, knowledge, "as the test says");
        if (knowledge != Knowledge.KNOWN) {
            return unknown;
        }
        ObjectiveState state = unknown.state();
        return new Standing(
                new ObjectiveState(state.name(), state.target(), actual, Level.MET, BUDGET, null, CLOCK.instant()),
                Knowledge.KNOWN,
                "",
                List.of());
    }

    RuleSettings settings() {
        return settings("auto", Optional.empty(), Optional.empty(), Set.of());
    }

    RuleSettings files(Path folder) {
        return settings("files", Optional.of(folder), Optional.empty(), Set.of());
    }

    RuleSettings leased() {
        return settings(
                "auto",
                Optional.empty(),
                Optional.of(new RuleSettings.Lease(cluster.namespace(), "culprit-rule-generator")),
                Set.of());
    }

    RuleSettings after(String former) {
        return settings("auto", Optional.empty(), Optional.empty(), Set.of(former));
    }

    /** Nothing is looked at unless it changes. */
    RuleSettings seldom() {
        RuleSettings often = settings();
        return new RuleSettings(
                often.output(),
                often.folder(),
                often.labels(),
                often.namespaces(),
                Duration.ofHours(1),
                often.lease(),
                often.master());
    }

    private RuleSettings settings(
            String output, Optional<Path> folder, Optional<RuleSettings.Lease> lease, Set<String> former) {
        return new RuleSettings(
                output,
                folder,
                new TreeMap<>(Map.of("release", "stack")),
                List.of(cluster.namespace()),
                Duration.ofSeconds(1),
                lease,
                new Master(former));
    }

    /** As another controller would write it. */
    void statusBy(String manager) {
        var bare = new GenericKubernetesResource();
        bare.setApiVersion("observability.slok.io/v1alpha1");
        bare.setKind(SloRef.OBJECTIVE);
        bare.setMetadata(new ObjectMetaBuilder()
                .withName("checkout")
                .withNamespace(cluster.namespace())
                .build());
        bare.setAdditionalProperty("status", Map.of("lastUpdateTime", "2026-03-01T12:00:00Z"));
        cluster.client()
                .resource(bare)
                .subresource("status")
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager(manager)
                        .withForce(true)
                        .build());
    }

    /** So many more. */
    void awaitReadings(int count) {
        double before = readings();
        until(() -> readings() >= before + count);
    }

    private double readings() {
        return registry.counter("culprit.rules.readings", "knowledge", "known").count();
    }

    /** Whatever is written changes them. */
    String versions(String slo) throws Exception {
        return cluster.field("slo/" + slo, ".metadata.resourceVersion") + " "
                + cluster.field(rule(slo), ".metadata.resourceVersion");
    }

    String rule(String slo) {
        return "prometheusrule/" + ResourceName.of(SloRef.OBJECTIVE, new SloRef(cluster.namespace(), slo));
    }

    String composedRule(String composition) {
        return "prometheusrule/" + ResourceName.of(SloRef.COMPOSITION, new SloRef(cluster.namespace(), composition));
    }

    static void until(Callable<Boolean> condition) {
        await().atMost(RealCluster.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(condition);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
