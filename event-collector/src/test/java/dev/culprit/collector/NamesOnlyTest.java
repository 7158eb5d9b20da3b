package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.node;
import static dev.culprit.collector.KubeObject.object;
import static dev.culprit.collector.KubeObject.service;
import static dev.culprit.collector.KubeObject.warning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Relation;
import dev.culprit.collector.door.RedactionRules;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Namespaces of which only names are told: {@code farm}, and what is in none. */
class NamesOnlyTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";

    private static Watch watch(String namesOnly, KubeObject... listed) {
        return Watch.watch(new RedactionRules(List.of(), List.of(), List.of(), List.of(namesOnly)), listed);
    }

    @Test
    void aChangeNamesItsFieldsAndNoValue() {
        KubeObject before = deployment("barn").container("env", "[{'name':'LOG_LEVEL','value':'info'}]");
        KubeObject after = before.version(101)
                .container("env", "[{'name':'LOG_LEVEL','value':'debug'}]")
                .container("image", "'barn:2'")
                .with("spec.replicas", "7")
                .annotated("kubernetes.io/change-cause", "louder");
        Change change = watch("farm", before).modified(LATER, after).change();
        assertThat(change.fields())
                .extracting(FieldChange::path, FieldChange::before, FieldChange::after)
                .contains(
                        row("spec.template.spec.containers[main].env[LOG_LEVEL]"),
                        row("spec.template.spec.containers[main].image"),
                        row("spec.replicas"));
        assertThat(change.actor().changeCause()).isNull();
        assertThat(change.toString()).doesNotContain("debug", "barn:2", "louder");
    }

    @Test
    void whatCameAndWentNamesItsFieldsToo() {
        KubeObject conf = configMap("conf", "{'mode':'fast'}").born("2026-03-02T10:05:29Z");
        Watch watch = watch("farm", deployment("barn")).added(LATER, conf).deleted(LATER, conf.version(101));
        assertThat(watch.changes())
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.fields())
                        .singleElement()
                        .satisfies(field -> assertThat(field.name()).isEqualTo("mode")));
        assertThat(watch.text()).doesNotContain("fast");
    }

    @Test
    void anEventTellsItsReasonAndNoMessage() {
        var symptom =
                watch("farm", warning("BackOff", "Pod", "barn-1")).symptoms().getFirst();
        assertThat(symptom.reason()).isEqualTo("BackOff");
        assertThat(symptom.message()).isEqualTo("<redacted>");
    }

    @Test
    void whatObjectsUseAndSelectIsKnownAllTheSame() {
        KubeObject barn = deployment("barn")
                .container("envFrom", "[{'configMapRef':{'name':'conf'}}]")
                .with("spec.template.spec.volumes", "[{'name':'v','secret':{'secretName':'keys'}}]");
        Watch watch = watch("farm", barn, service("barn"), configMap("conf", "{'mode':'fast'}"))
                .modified(LATER, configMap("conf", "{'mode':'slow'}").version(101));
        assertThat(watch.dependencies("Deployment", "barn").edges())
                .filteredOn(edge -> edge.relation() == Relation.USES)
                .extracting(edge -> edge.target().name())
                .containsExactlyInAnyOrder("conf", "keys");
        assertThat(watch.dependencies("Service", "barn").selector()).containsEntry("app", "barn");
        assertThat(watch.change().affects()).containsExactly(ObjectRef.of("Deployment", "farm", "barn"));
    }

    @Test
    void otherNamespacesTellTheirValues() {
        assertThat(watch("silo-*", deployment("barn"))
                        .modified(LATER, deployment("barn").version(101).with("spec.replicas", "7"))
                        .change()
                        .fields())
                .extracting(FieldChange::after)
                .containsExactly("7");
    }

    @Test
    void aPatternCoversManyAndClusterCoversWhatIsInNone() {
        KubeObject tainted = node("n1").version(101).with("spec.unschedulable", "true");
        assertThat(watch("f*m", deployment("barn"))
                        .modified(LATER, deployment("barn").version(101).with("spec.replicas", "7"))
                        .text())
                .doesNotContain("\"7\"");
        assertThat(watch("_cluster", node("n1"))
                        .modified(LATER, tainted)
                        .change()
                        .fields())
                .extracting(FieldChange::after)
                .containsExactly("<redacted>");
        KubeObject namespace = object("v1", "Namespace", "farm").without("metadata.namespace");
        assertThat(watch("farm", namespace)
                        .modified(LATER, namespace.version(101).annotated("owner", "anna"))
                        .text())
                .doesNotContain("anna");
    }

    private static Tuple row(String path) {
        return tuple(path, "<redacted>", "<redacted, changed>");
    }
}
