package dev.culprit.collector.real;

import static dev.culprit.api.record.TimeSource.CREATION;
import static dev.culprit.api.record.TimeSource.DELETION;
import static dev.culprit.api.record.TimeSource.MANAGED_FIELDS;
import static dev.culprit.api.record.TimeSource.OBSERVED;
import static dev.culprit.collector.real.ToolRow.Base.CONFIG_MAP;
import static dev.culprit.collector.real.ToolRow.Base.DEPLOYMENT;
import static dev.culprit.collector.real.ToolRow.Base.NOTHING;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.ChangeType;
import dev.culprit.collector.real.ToolRow.Told;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What each tool leaves behind on a server of Kubernetes 1.20, and what can be told from it. */
final class ToolTable {
    // this server keeps the time of an entry that owns what it owned before: its second edit is told by its arrival

    private static final String IMAGE = "spec.template.spec.containers[main].image";
    private static final String MODE = "spec.template.spec.containers[main].env[MODE]";

    /** What a client is called that does not say: the first part of its user agent. */
    private static final String JAVA = "fabric8-kubernetes-client";

    private ToolTable() {}

    static List<ToolRow> rows() {
        return Stream.of(ofWholeObjects(), ofDeployments(), ofServerSideApply(), ofRemovals(), ofClients())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ToolRow> ofWholeObjects() {
        return List.of(
                ToolRow.of("kubectl apply", DEPLOYMENT)
                        .when((cluster, name) -> cluster.apply(Manifests.deployment(name, "barn:2")))
                        .updates("kubectl-client-side-apply", OBSERVED, IMAGE + "=barn:2"),
                ToolRow.of("kubectl apply of what is there", DEPLOYMENT)
                        .when((cluster, name) -> cluster.apply(Manifests.deployment(name, "barn:1"))),
                ToolRow.of("kubectl edit", DEPLOYMENT)
                        .when((cluster, name) -> cluster.edit("s/barn:1/barn:2/", "deployment", name))
                        .updates("kubectl-edit", MANAGED_FIELDS, IMAGE + "=barn:2"),
                ToolRow.of("kubectl replace", DEPLOYMENT)
                        .when((cluster, name) ->
                                cluster.kubectlWith(Manifests.deployment(name, "barn:2"), "replace", "-f", "-"))
                        .updates("kubectl-replace", MANAGED_FIELDS, IMAGE + "=barn:2"),
                ToolRow.of("kubectl create", NOTHING)
                        .kubectl("create configmap %s --from-literal=corn=1")
                        .then(new Told(0, ChangeType.CREATE, List.of(), "kubectl-create", CREATION)),
                ToolRow.of("kubectl delete", DEPLOYMENT)
                        .kubectl("delete deployment %s --wait=false")
                        .then(new Told(0, ChangeType.DELETE, List.of(), Actor.UNKNOWN, OBSERVED)),
                ToolRow.of("kubectl delete of what has a finalizer", CONFIG_MAP)
                        .givenKubectl("patch configmap %s -p {\"metadata\":{\"finalizers\":[\"farm/wait\"]}}")
                        .kubectl("delete configmap %s --wait=false")
                        .kubectl("patch configmap %s --type=merge -p {\"metadata\":{\"finalizers\":null}}")
                        .then(new Told(0, ChangeType.DELETE, List.of(), Actor.UNKNOWN, DELETION)));
    }

    private static List<ToolRow> ofDeployments() {
        return List.of(
                ToolRow.of("kubectl patch", DEPLOYMENT)
                        .kubectl("patch deployment %s -p {\"spec\":{\"paused\":true}}")
                        .updates("kubectl-patch", MANAGED_FIELDS, "spec.paused=true"),
                ToolRow.of("kubectl set image", DEPLOYMENT)
                        .kubectl("set image deployment/%s main=barn:2")
                        .updates("kubectl-set", MANAGED_FIELDS, IMAGE + "=barn:2"),
                ToolRow.of("kubectl set env", DEPLOYMENT)
                        .kubectl("set env deployment/%s MODE=fast")
                        .updates("kubectl-set", MANAGED_FIELDS, MODE + "=fast"),
                ToolRow.of("kubectl scale", DEPLOYMENT)
                        .kubectl("scale deployment %s --replicas=2")
                        .updates(Actor.UNKNOWN, OBSERVED, "spec.replicas=2"),
                ToolRow.of("kubectl rollout restart", DEPLOYMENT)
                        .kubectl("rollout restart deployment/%s")
                        .updates(
                                "kubectl-rollout",
                                MANAGED_FIELDS,
                                "spec.template.metadata.annotations[kubectl.kubernetes.io/restartedAt]"),
                ToolRow.of("kubectl rollout undo", DEPLOYMENT)
                        .given((cluster, name) -> cluster.awaitRevision(name, 1))
                        .givenKubectl("set image deployment/%s main=barn:2")
                        .given((cluster, name) -> cluster.awaitRevision(name, 2))
                        .kubectl("rollout undo deployment/%s")
                        .updates("kubectl", MANAGED_FIELDS, IMAGE + "=barn:1"),
                ToolRow.of("kubectl annotate", DEPLOYMENT)
                        .kubectl("annotate deployment %s farm/note=dry")
                        .updates("kubectl-annotate", MANAGED_FIELDS, "metadata.annotations[farm/note]=dry"),
                ToolRow.of("kubectl label", DEPLOYMENT)
                        .kubectl("label deployment %s season=spring")
                        .updates("kubectl-label", MANAGED_FIELDS, "metadata.labels[season]=spring"),
                ToolRow.of("kubectl autoscale and what the autoscaler does", DEPLOYMENT)
                        .kubectl("autoscale deployment %s --min=3 --max=5 --cpu-percent=80")
                        .then(new Told(0, ChangeType.CREATE, List.of(), "kubectl-autoscale", CREATION))
                        .when((cluster, name) -> cluster.awaitReplicas(name, 3))
                        .updates(Actor.UNKNOWN, OBSERVED, "spec.replicas=3"));
    }

    private static List<ToolRow> ofServerSideApply() {
        return List.of(
                ToolRow.of("server-side apply", NOTHING)
                        .given((cluster, name) -> crew(cluster, name, "crew", "corn: '1'"))
                        .when((cluster, name) -> crew(cluster, name, "crew", "corn: '2'"))
                        .updates("crew", MANAGED_FIELDS, "data[corn]=2"),
                ToolRow.of("server-side apply that takes over", NOTHING)
                        .given((cluster, name) -> crew(cluster, name, "crew", "corn: '1'"))
                        .when((cluster, name) -> crew(cluster, name, "relief", "corn: '2'"))
                        .updates("relief", MANAGED_FIELDS, "data[corn]=2"),
                ToolRow.of("server-side apply that takes over and changes nothing", NOTHING)
                        .given((cluster, name) -> crew(cluster, name, "crew", "corn: '1'"))
                        .when((cluster, name) -> crew(cluster, name, "relief", "corn: '1'")),
                ToolRow.of("server-side apply that removes", NOTHING)
                        .given((cluster, name) -> crew(cluster, name, "crew", "corn: '1', rye: '1'"))
                        .when((cluster, name) -> crew(cluster, name, "crew", "corn: '1'"))
                        .updates("crew", OBSERVED, "data[rye]"),
                ToolRow.of("two managers, one after the other", CONFIG_MAP)
                        .kubectl("patch configmap %s --field-manager=crew -p {\"data\":{\"corn\":\"2\"}}")
                        .updates("crew", MANAGED_FIELDS, "data[corn]=2")
                        .kubectl("patch configmap %s --field-manager=relief -p {\"data\":{\"rye\":\"2\"}}")
                        .updates("relief", MANAGED_FIELDS, "data[rye]=2"));
    }

    private static List<ToolRow> ofRemovals() {
        return List.of(
                ToolRow.of("kubectl set env with a minus", DEPLOYMENT)
                        .givenKubectl("set env deployment/%s MODE=fast")
                        .kubectl("set env deployment/%s MODE-")
                        .updates(Actor.UNKNOWN, OBSERVED, MODE),
                ToolRow.of("kubectl patch that removes", CONFIG_MAP)
                        .kubectl("patch configmap %s --type=json -p [{\"op\":\"remove\",\"path\":\"/data/rye\"}]")
                        .updates(Actor.UNKNOWN, OBSERVED, "data[rye]"),
                // the whole manifest in an annotation is what it writes besides
                ToolRow.of("kubectl apply that removes", CONFIG_MAP)
                        .when((cluster, name) -> cluster.apply(Manifests.configMap(name, "corn: '1'")))
                        .updates("kubectl-client-side-apply", OBSERVED, "data[rye]"),
                ToolRow.of("kubectl label with a minus", DEPLOYMENT)
                        .givenKubectl("label deployment %s season=spring")
                        .kubectl("label deployment %s season-")
                        .updates(Actor.UNKNOWN, OBSERVED, "metadata.labels[season]"));
    }

    private static List<ToolRow> ofClients() {
        return List.of(
                ToolRow.of("kubectl patch of a Secret", NOTHING)
                        .givenKubectl("create secret generic %s --from-literal=pin=1")
                        .kubectl("patch secret %s -p {\"stringData\":{\"code\":\"2\"}}")
                        .updates("kubectl-patch", MANAGED_FIELDS, "data[code]=<redacted>"),
                ToolRow.of("a Java client, twice within a second", CONFIG_MAP)
                        .when((cluster, name) -> write(cluster, name, Map.of("corn", "2", "rye", "1")))
                        .updates(JAVA, MANAGED_FIELDS, "data[corn]=2")
                        .when((cluster, name) -> write(cluster, name, Map.of("corn", "3", "rye", "1")))
                        .updates(JAVA, MANAGED_FIELDS, "data[corn]=3"),
                ToolRow.of("status alone", DEPLOYMENT).when(ToolTable::writeStatus));
    }

    private static void crew(RealCluster cluster, String name, String manager, String data) throws Exception {
        cluster.apply(
                Manifests.configMap(name, data), "--server-side", "--force-conflicts", "--field-manager=" + manager);
    }

    private static void write(RealCluster cluster, String name, Map<String, String> data) {
        var maps = cluster.shared().configMaps().inNamespace(cluster.namespace());
        ConfigMap now = maps.withName(name).get();
        now.setData(data);
        maps.resource(now).update();
    }

    private static void writeStatus(RealCluster cluster, String name) {
        cluster.shared()
                .apps()
                .deployments()
                .inNamespace(cluster.namespace())
                .withName(name)
                .editStatus(deployment -> {
                    deployment.getStatus().setCollisionCount(7);
                    return deployment;
                });
    }
}
