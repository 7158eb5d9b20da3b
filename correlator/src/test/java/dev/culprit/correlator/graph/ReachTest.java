package dev.culprit.correlator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Relation;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.TimeRange;
import dev.culprit.correlator.message.GraphHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final Instant START = Instant.parse("2026-03-04T10:00:00Z");
    private static final Instant END = Instant.parse("2026-03-04T12:00:00Z");
    private static final SloRef SLO = new SloRef("shop", "front-availability");

    private final List<GraphHistory> histories = new ArrayList<>();

    @Test
    void aWorkloadBehindAServiceThatTheEntryCallsIsReachedAtDistanceOne() {
        workload("front", START, calls("Service", "shop", "cart"));
        workload("cart", START);
        service("shop", "cart");

        Reach reach = reach("front");

        assertThat(reach.of(ref("cart"))).hasValueSatisfying(standing -> {
            assertThat(standing.distance()).isEqualTo(1);
            assertThat(standing.path()).isEqualTo("cart, which front calls");
        });
    }

    @Test
    void aCallAcrossNamespacesNamesTheNamespaceToAsk() {
        workload("front", START, calls("Service", "data", "db"));

        assertThat(reach("front").namespaces()).containsExactly("data", "shop");
    }

    @Test
    void anEdgeThatTheChangeItselfDeletedStillLeadsThere() {
        workload("front", START.minusSeconds(3_600), calls("Service", "shop", "cart"));
        workload("front", END.minusSeconds(600));
        workload("cart", START);
        service("shop", "cart");

        assertThat(reach("front").of(ref("cart"))).isPresent();
    }

    @Test
    void anEdgeThatWasGoneBeforeTheWindowLeadsNowhere() {
        workload("front", START.minusSeconds(3_600), calls("Service", "shop", "cart"));
        workload("front", START.minusSeconds(1_800));
        workload("cart", START.minusSeconds(7_200));
        service("shop", "cart");

        assertThat(reach("front").of(ref("cart"))).isEmpty();
    }

    @Test
    void workloadsThatCallEachOtherAreReachedOnce() {
        workload("front", START, calls("Service", "shop", "cart"));
        workload("cart", START, calls("Service", "shop", "front"));
        service("shop", "cart");
        service("shop", "front");

        assertThat(reach("front").workloads()).containsExactly(ref("cart"), ref("front"));
        assertThat(reach("front").of(ref("front")))
                .hasValueSatisfying(s -> assertThat(s.distance()).isZero());
    }

    @Test
    void whatAWorkloadUsesStandsAsNearAsItself() {
        workload(
                "front",
                START,
                new DependencyEdge(Relation.USES, ObjectRef.of("ConfigMap", "shop", "settings"), "volumes"));

        assertThat(reach("front").of(ObjectRef.of("ConfigMap", "shop", "settings")))
                .hasValue(new Standing(0, Standing.Role.USED, "used by front"));
    }

    @Test
    void theTopologysServiceComesBeforeAWorkloadOfThatName() {
        workload("front", START);
        workload("edge", START);
        add(
                new ObjectRef(Dependencies.TOPOLOGY_GROUP, Dependencies.TOPOLOGY_SERVICE, "", "front"),
                START,
                Map.of(),
                Map.of(),
                new DependencyEdge(Relation.RUNS_ON, ref("edge"), "services[front]"));

        assertThat(graph().entries(SLO, "front")).containsExactly(ref("edge"));
    }

    @Test
    void withoutAServiceTheLongestNameThatTheSloBeginsWithIsTheEntry() {
        workload("front", START);
        workload("front-availability-probe", START);
        workload("fron", START);

        assertThat(graph().entries(SLO, null)).containsExactly(ref("front"));
    }

    @Test
    void aServiceThatNothingRunsIsStillAnEntry() {
        service("shop", "front");

        ObjectRef service = ObjectRef.of("Service", "shop", "front");
        assertThat(graph().entries(SLO, "front")).containsExactly(service);
        assertThat(Reach.from(graph().entries(SLO, "front"), graph()).of(service))
                .isPresent();
    }

    @Test
    void whatAnSloSelectsIsWhereItMeasuresWhateverItsAlertNames() {
        workload("front", START);
        workload("cart", START);
        slo("front-availability", Map.of("app", "cart"), measures("shop"));

        assertThat(graph().entries(SLO, "front")).containsExactly(ref("cart"));
    }

    @Test
    void anSloThatSelectsNothingMeasuresWhatItsAlertNames() {
        workload("front", START);
        slo("front-availability", Map.of("app", "nobody"), measures("shop"));

        assertThat(graph().entries(SLO, "front")).containsExactly(ref("front"));
    }

    @Test
    void anSloMayMeasureWorkloadsOfOtherNamespacesAndAllOfThemAreEntries() {
        ObjectRef far = ObjectRef.of("Deployment", "far", "front");
        workload("front", START);
        add(far, START, Map.of("tier", "web", "app", "front"), Map.of());
        slo("front-availability", Map.of("app", "front"), measures("far"), measures("shop"));

        assertThat(graph().entries(SLO, null)).containsExactly(far, ref("front"));
        assertThat(reach(null).of(far))
                .hasValueSatisfying(s -> assertThat(s.distance()).isZero());
        assertThat(scope().namespaces()).containsExactly("far", "kube-system", "shop");
    }

    @Test
    void aCompositionMeasuresWhatItsSlosDo() {
        workload("front", START);
        workload("cart", START);
        slo("browse", Map.of("app", "front"), measures("shop"));
        slo("buy", Map.of("app", "cart"), measures("shop"));
        add(SLO.composition(), START, Map.of(), Map.of(), composedOf("shop", "browse"), composedOf("shop", "buy"));

        assertThat(graph().entries(SLO, null)).containsExactly(ref("cart"), ref("front"));
    }

    @Test
    void theNamespacesOfACompositionsPartsAreAskedBeforeAnythingIsKnownOfThem() {
        add(SLO.composition(), START, Map.of(), Map.of(), composedOf("far", "browse"));

        assertThat(scope().namespaces()).containsExactly("far", "shop");
    }

    @Test
    void ofFiveHundredNamespacesTheSlosOwnAndAHundredInAllAreAskedAndTheRestIsCounted() {
        DependencyEdge[] everywhere = IntStream.range(0, 500)
                .mapToObj(i -> measures("n%03d".formatted(i)))
                .toArray(DependencyEdge[]::new);
        slo("front-availability", Map.of("app", "front"), everywhere);

        Scope scope = scope();

        assertThat(scope.namespaces()).hasSize(Scope.MAX_NAMESPACES).contains("shop", "n000", "n098");
        assertThat(scope.leftOut()).isEqualTo(401);
    }

    @Test
    void anSloOfWhichNothingIsKnownReachesNothing() {
        workload("cart", START);

        assertThat(Reach.from(graph().entries(SLO, "front"), graph()).standings())
                .isEmpty();
    }

    private Scope scope() {
        return Scope.of(SLO, reach(null), graph());
    }

    private Reach reach(@Nullable String service) {
        return Reach.from(graph().entries(SLO, service), graph());
    }

    private ServiceGraph graph() {
        return ServiceGraph.of(histories, new TimeRange(START, END));
    }

    private static ObjectRef ref(String name) {
        return ObjectRef.of("Deployment", "shop", name);
    }

    private static DependencyEdge calls(String kind, String namespace, String name) {
        return new DependencyEdge(Relation.CALLS, ObjectRef.of(kind, namespace, name), "env");
    }

    private void workload(String name, Instant at, DependencyEdge... edges) {
        add(ref(name), at, Map.of("app", name), Map.of(), edges);
    }

    private void slo(String name, Map<String, String> selector, DependencyEdge... measured) {
        add(new SloRef("shop", name).objective(), START, Map.of(), selector, measured);
    }

    private static DependencyEdge measures(String namespace) {
        return new DependencyEdge(Relation.MEASURES, ObjectRef.of("Namespace", "", namespace), "spec.workloadSelector");
    }

    private static DependencyEdge composedOf(String namespace, String slo) {
        return new DependencyEdge(Relation.COMPOSED_OF, new SloRef(namespace, slo).objective(), "spec.objectives");
    }

    private void service(String namespace, String name) {
        add(ObjectRef.of("Service", namespace, name), START, Map.of(), Map.of("app", name));
    }

    private void add(
            ObjectRef subject,
            Instant at,
            Map<String, String> labels,
            Map<String, String> selector,
            DependencyEdge... edges) {
        var node =
                new Dependencies("test", subject, new TreeMap<>(labels), new TreeMap<>(selector), List.of(edges), at);
        GraphHistory known = histories.stream()
                .filter(history -> history.key().equals(node.key()))
                .findFirst()
                .orElse(GraphHistory.empty(node.key()));
        histories.remove(known);
        histories.add(known.with(new GraphHistory.Version(at, node)));
    }
}
