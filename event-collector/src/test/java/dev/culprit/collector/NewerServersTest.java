package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tools leave behind on servers of Kubernetes 1.26 and newer, which tell writes through subresources apart. */
class NewerServersTest {
    private static final String OLD = "2026-03-01T08:00:00Z";
    private static final String NOW = "2026-03-02T10:05:29Z";
    private static final String ARRIVAL = "2026-03-02T10:05:30.250Z";

    private static final String IMAGE =
            "{'f:spec':{'f:template':{'f:spec':{'f:containers':{'k:{\\\"name\\\":\\\"main\\\"}':{'f:image':{}}}}}}}";
    private static final String REPLICAS = "{'f:spec':{'f:replicas':{}}}";
    private static final String RESTARTED =
            "{'f:spec':{'f:template':{'f:metadata':{'f:annotations':{'f:kubectl.kubernetes.io/restartedAt':{}}}}}}";

    /** What was applied long ago, and by whom. */
    private static final KubeObject BEFORE =
            entry(deployment("barn"), new Writer("argocd-controller", "Apply", ""), OLD, IMAGE);

    private static final KubeObject SCALED = BEFORE.with("spec.replicas", "5");
    private static final KubeObject UPGRADED = BEFORE.container("image", "'barn:2'");

    /** Who an entry of managedFields is about. */
    record Writer(String manager, String operation, String subresource) {}

    /**
     * A row of the table.
     *
     * @param manager who has to be named, null: nothing may be told
     */
    record Row(
            String tool,
            KubeObject before,
            KubeObject after,
            @Nullable String manager,
            @Nullable String via) {
        @Override
        public String toString() {
            return tool;
        }
    }

    static List<Row> rows() {
        return Stream.of(scaling(), deploying(), nothing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> scaling() {
        return List.of(
                row("kubectl scale", SCALED, new Writer("kubectl", "Update", "scale"), REPLICAS),
                row("autoscaler", SCALED, new Writer("kube-controller-manager", "Update", "scale"), REPLICAS),
                row("KEDA", SCALED, new Writer("keda", "Update", "scale"), REPLICAS),
                row("kubectl edit of replicas", SCALED, new Writer("kubectl-edit", "Update", ""), REPLICAS));
    }

    private static List<Row> deploying() {
        KubeObject restarted = BEFORE.with(
                "spec.template.metadata.annotations", "{'kubectl.kubernetes.io/restartedAt':'" + NOW + "'}");
        return List.of(
                row("kubectl rollout restart", restarted, new Writer("kubectl-rollout", "Update", ""), RESTARTED),
                row("server-side apply", UPGRADED, new Writer("crew", "Apply", ""), IMAGE),
                row("Argo CD", UPGRADED, new Writer("argocd-controller", "Apply", ""), IMAGE),
                released("Helm 3", "helm", "Update"),
                released("Helm 4", "helm", "Apply"),
                released("a pipeline that runs Helm", "deploy-bot", "Update"),
                marked(
                        "Argo CD with its mark",
                        "argocd-controller",
                        "metadata.annotations",
                        "{'argocd.argoproj.io/tracking-id':'barn-app:apps/Deployment:farm/barn'}",
                        "Argo CD application barn-app"),
                marked(
                        "Flux, a Kustomization",
                        "kustomize-controller",
                        "metadata.labels",
                        "{'kustomize.toolkit.fluxcd.io/name':'barn','kustomize.toolkit.fluxcd.io/namespace':'flux'}",
                        "Flux Kustomization flux/barn"),
                marked(
                        "Flux, a HelmRelease",
                        "helm-controller",
                        "metadata.labels",
                        "{'helm.toolkit.fluxcd.io/name':'barn','helm.toolkit.fluxcd.io/namespace':'flux'}",
                        "Flux HelmRelease flux/barn"));
    }

    /** Who writes status and bookkeeping besides is not the actor, and changes nothing alone. */
    private static List<Row> nothing() {
        KubeObject status = entry(
                BEFORE.version(101).with("status", "{'replicas':2}"),
                new Writer("kube-controller-manager", "Update", "status"),
                NOW,
                "{'f:metadata':{'f:annotations':{'f:deployment.kubernetes.io/revision':{}}},'f:status':{'f:replicas':{}}}");
        KubeObject both = entry(
                entry(UPGRADED.version(101), new Writer("kubectl-set", "Update", ""), "2026-03-02T10:05:28Z", IMAGE),
                new Writer("kube-controller-manager", "Update", "status"),
                NOW,
                "{'f:status':{'f:replicas':{}}}");
        return List.of(
                new Row("status alone", BEFORE, status, null, null),
                new Row("a resync", BEFORE, BEFORE, null, null),
                new Row("status right behind an image", BEFORE, both, "kubectl-set", null));
    }

    private static Row row(String tool, KubeObject after, Writer writer, String fields) {
        return new Row(tool, BEFORE, entry(after.version(101), writer, NOW, fields), writer.manager(), null);
    }

    private static Row released(String tool, String manager, String operation) {
        String release = "{'meta.helm.sh/release-name':'barn','meta.helm.sh/release-namespace':'farm'}";
        return new Row(
                tool,
                BEFORE.with("metadata.annotations", release),
                entry(
                        UPGRADED.with("metadata.annotations", release).version(101),
                        new Writer(manager, operation, ""),
                        NOW,
                        IMAGE),
                manager,
                "Helm release farm/barn");
    }

    private static Row marked(String tool, String manager, String path, String marks, String via) {
        return new Row(
                tool,
                BEFORE.with(path, marks),
                entry(UPGRADED.with(path, marks).version(101), new Writer(manager, "Apply", ""), NOW, IMAGE),
                manager,
                via);
    }

    /** One more entry of managedFields, in place of an older one of the same writer. */
    private static KubeObject entry(KubeObject object, Writer writer, String time, String fields) {
        KubeObject with = object.managed(writer.manager(), writer.subresource(), time, fields);
        var entries = with.node().path("metadata").path("managedFields");
        ((ObjectNode) entries.get(entries.size() - 1)).put("operation", writer.operation());
        for (int i = 0; i < entries.size() - 1; i++) {
            if (entries.get(i).path("manager").asText().equals(writer.manager())
                    && entries.get(i).path("subresource").asText("").equals(writer.subresource())) {
                ((ObjectNode) entries.get(i)).put("time", time);
            }
        }
        return with.with("metadata.managedFields", entries.toString());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatAToolDidIsToldWithItsTimeAndWho(Row row) {
        List<Change> told =
                Watch.of(row.before()).modified(ARRIVAL, row.after()).changes();
        assertThat(told).hasSize(row.manager() == null ? 0 : 1).allSatisfy(change -> {
            assertThat(change.actor().manager()).isEqualTo(row.manager());
            assertThat(change.actor().via()).isEqualTo(row.via());
            assertThat(change.timing().source()).isEqualTo(TimeSource.MANAGED_FIELDS);
            assertThat(change.occurredAt()).isBetween(Instant.parse(NOW).minusSeconds(1), Instant.parse(NOW));
        });
    }
}
