package dev.culprit.rules.writing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.rules.Given;
import dev.culprit.rules.output.RuleFiles;
import dev.culprit.rules.output.RuleFormat;
import dev.culprit.rules.recording.RuleGroup;
import dev.culprit.rules.resource.Declare;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.Made;
import dev.culprit.rules.resource.Workshop;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ObjectOutputTest {
    private final FakeShelf shelf = new FakeShelf();
    private final ObjectOutput output = output(shelf);
    private final Declared slo = Declare.objective(Given.slo("checkout"));

    @Test
    void rulesAreWrittenOnceForTheirOwnerWithItsLabels() {
        assertThat(write(slo))
                .isEqualTo(new Written.Done(
                        "PrometheusRule " + there().getMetadata().getName(), true));
        assertThat(write(slo))
                .isInstanceOfSatisfying(
                        Written.Done.class, done -> assertThat(done.changed()).isFalse());

        assertThat(shelf.applied).hasSize(1);
        OwnerReference owner = there().getMetadata().getOwnerReferences().getFirst();
        assertThat(owner.getUid()).isEqualTo("uid-of-checkout");
        assertThat(owner.getKind()).isEqualTo("ServiceLevelObjective");
        assertThat(owner.getBlockOwnerDeletion()).isNull();
        assertThat(there().getMetadata().getLabels())
                .containsEntry("release", "stack")
                .containsEntry("app.kubernetes.io/managed-by", "culprit");
    }

    @Test
    void anEditOfTheSloIsWritten() {
        write(slo);
        Declared edited = Declare.known(Declare.objective(Given.slo("checkout").replace("99.9", "99.5")), 2);

        write(edited);

        assertThat(shelf.applied).hasSize(2);
    }

    @Test
    void whatSomebodyDidToTheRulesIsRepaired() {
        write(slo);
        there().setAdditionalProperty("spec", Map.of("groups", List.of()));
        write(slo);
        assertThat(shelf.applied).hasSize(2);

        there().getMetadata().setLabels(Map.of("app.kubernetes.io/managed-by", "culprit"));
        write(slo);
        assertThat(shelf.applied).hasSize(3);

        there().getMetadata().setLabels(Map.of("release", "stack"));
        write(slo);
        assertThat(shelf.applied)
                .as("not seen without the label, but still owned")
                .hasSize(4);
    }

    @Test
    void anObjectThatIsNotOursIsLeftAlone() {
        write(slo);
        there().getMetadata().setOwnerReferences(List.of());

        assertThat(write(slo))
                .isInstanceOfSatisfying(
                        Written.NotOurs.class,
                        other -> assertThat(other.what())
                                .startsWith("PrometheusRule slok-checkout-")
                                .contains("not owned by this object"));
        there().getMetadata().setLabels(Map.of());
        assertThat(write(slo)).isInstanceOf(Written.NotOurs.class);
        assertThat(shelf.applied).hasSize(1);
    }

    @Test
    void whatTheServerAddsIsNoReasonToWriteAgain() {
        shelf.added = "defaulted";
        write(slo);
        write(slo);

        assertThat(shelf.applied).hasSize(1);
        there().setAdditionalProperty("defaulted", "by somebody");
        write(slo);
        assertThat(shelf.applied).hasSize(2);
    }

    @Test
    void whatTheServerRefusesIsToldWithItsReason() {
        shelf.refusal = new KubernetesClientException(
                "no",
                403,
                new StatusBuilder().withMessage("prometheusrules is\nforbidden").build());

        assertThat(write(slo))
                .isEqualTo(new Written.Hindered(new Obstacle(Obstacle.Reason.Denied, "prometheusrules is forbidden")));
        shelf.refusal = new KubernetesClientException("connection refused");
        assertThat(write(slo))
                .isInstanceOfSatisfying(
                        Written.Hindered.class,
                        hindered -> assertThat(hindered.obstacle().reason().ofWholeCluster())
                                .isTrue());
    }

    private Written write(Declared owner) {
        return output.write(owner, rules(owner));
    }

    private GenericKubernetesResource there() {
        return shelf.there.values().iterator().next();
    }

    static RuleGroup rules(Declared owner) {
        return ((Made.Right) new Workshop().of(owner, key -> Optional.empty())).rules();
    }

    private static ObjectOutput output(Shelf shelf) {
        return new ObjectOutput(
                shelf, new RuleFiles(RuleFormat.PROMETHEUS_RULE, new TreeMap<>(Map.of("release", "stack"))));
    }
}
