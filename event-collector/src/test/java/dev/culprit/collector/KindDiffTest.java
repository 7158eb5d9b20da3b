package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.node;
import static dev.culprit.collector.KubeObject.object;
import static dev.culprit.collector.KubeObject.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kinds other than workloads say of their fields. */
class KindDiffTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";

    private static final String METRIC =
            "{'type':'Resource','resource':{'name':'%s','target':{'type':'Utilization','averageUtilization':%d}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "v1 ResourceQuota | {'hard':{'limits.cpu':'4','pods':'10'}} | hard.pods | '2' | QUOTA pods: 10 -> 2",
                "v1 ResourceQuota | {'hard':{'limits.cpu':'4'}} | hard.limits~cpu | '1' | QUOTA limits.cpu: 4 -> 1",
                "v1 LimitRange | {'limits':[{'type':'Container','max':{'memory':'1Gi'}}]} | limits.0.max.memory | '64Mi' | QUOTA Container.max.memory: 1Gi -> 64Mi",
                "policy/v1 PodDisruptionBudget | {'minAvailable':1} | minAvailable | '100%' | DISRUPTION minAvailable: 1 -> 100%",
                "v1 PersistentVolumeClaim | {'resources':{'requests':{'storage':'1Gi'}}} | resources.requests.storage | '2Gi' | STORAGE storage: 1Gi -> 2Gi",
                "v1 PersistentVolume | {'capacity':{'storage':'1Gi'}} | storageClassName | 'slow' | STORAGE storageClassName: null -> slow",
                "batch/v1 CronJob | {'schedule':'0 * * * *'} | suspend | true | JOB suspend: null -> true",
                "batch/v1 CronJob | {'jobTemplate':{'spec':{'parallelism':1}}} | jobTemplate.spec.parallelism | 9 | JOB parallelism: 1 -> 9",
                "batch/v1 Job | {'parallelism':2} | parallelism | 0 | JOB parallelism: 2 -> 0",
                "networking.k8s.io/v1 NetworkPolicy | {'policyTypes':['Ingress']} | policyTypes | ['Ingress','Egress'] | NETWORK policyTypes: [\"Ingress\"] -> [\"Ingress\",\"Egress\"]",
                "networking.k8s.io/v1 NetworkPolicy | {'ingress':[{},{'from':[]}]} | ingress.1 | {'from':[{'podSelector':{}}]} | NETWORK ingress rule 2: null -> {\"podSelector\":{}}",
                "farm.example.org/v1 Well | {'depth':{'metres':30}} | depth.metres | 31 | SPEC metres: 30 -> 31",
                "argoproj.io/v1alpha1 Rollout | {'template':{'spec':{'containers':[{'name':'c','image':'c:1'}]}}} | template.spec.containers.0.image | 'c:2' | IMAGE c: c:1 -> c:2",
                "apps/v1 ReplicaSet | {'template':{'spec':{'containers':[{'name':'c','image':'c:1'}]}}} | template.spec.containers.0.image | 'c:2' | IMAGE c: c:1 -> c:2",
                "v1 Pod | {'containers':[{'name':'c','image':'c:1'}]} | containers.0.image | 'c:2' | IMAGE c: c:1 -> c:2"
            })
    void theSpecOfAKindHasItsTypes(String kind, String spec, String field, String value, String expected) {
        String[] parts = kind.split(" ", -1);
        KubeObject before = object(parts[0], parts[1], "x").with("spec", spec);
        assertThat(told(before, before.with("spec." + field, value))).containsExactly(expected);
    }

    @Test
    void anAutoscalerTellsItsBoundsAndMetrics() {
        KubeObject before = object("autoscaling/v2", "HorizontalPodAutoscaler", "barn")
                .with(
                        "spec",
                        "{'minReplicas':2,'maxReplicas':10,'metrics':[%s,%s]}"
                                .formatted(METRIC.formatted("memory", 70), METRIC.formatted("cpu", 70)));
        KubeObject after = before.with("spec.maxReplicas", "2")
                .with("spec.metrics", "[%s,%s]".formatted(METRIC.formatted("cpu", 95), METRIC.formatted("memory", 70)));
        assertThat(told(before, after))
                .containsExactly(
                        "AUTOSCALING cpu averageUtilization: 70 -> 95",
                        "AUTOSCALING maxReplicas: 10 -> 2",
                        "AUTOSCALING order: [\"Resource/memory\",\"Resource/cpu\"] -> [\"Resource/cpu\",\"Resource/memory\"]");
    }

    @Test
    void theFirstVersionOfAutoscalersKeepsMetricsInAnAnnotation() {
        KubeObject before = object("autoscaling/v1", "HorizontalPodAutoscaler", "barn")
                .with("spec", "{'targetCPUUtilizationPercentage':80}")
                .annotated("autoscaling.alpha.kubernetes.io/metrics", "[a]");
        KubeObject after = before.with("spec.targetCPUUtilizationPercentage", "20")
                .annotated("autoscaling.alpha.kubernetes.io/metrics", "[b]");
        assertThat(told(before, after))
                .containsExactly(
                        "AUTOSCALING autoscaling.alpha.kubernetes.io/metrics: [a] -> [b]",
                        "AUTOSCALING targetCPUUtilizationPercentage: 80 -> 20");
    }

    @Test
    void aNodeTellsCordonTaintsAndLabels() {
        KubeObject before = node("n1").with("metadata.labels", "{'disk':'ssd'}");
        KubeObject after = node("n1")
                .with("metadata.labels", "{'disk':'hdd'}")
                .with(
                        "spec",
                        "{'unschedulable':true,'taints':[{'key':'dedicated','value':'batch','effect':'NoExecute'}]}");
        assertThat(told(before, after))
                .containsExactly(
                        "CORDON : null -> true",
                        "SCHEDULING disk: ssd -> hdd",
                        "TAINT dedicated: null -> dedicated=batch:NoExecute");
    }

    @Test
    void anIngressTellsWhereRequestsGo() {
        KubeObject before = object("networking.k8s.io/v1", "Ingress", "gate")
                .with(
                        "spec",
                        "{'rules':[{'host':'a.farm','http':{'paths':[{'path':'/','pathType':'Prefix','backend':{'service':{'name':'barn','port':{'number':80}}}}]}}]}");
        KubeObject after = before.with("spec.rules.0.http.paths.0.backend.service.name", "'silo'");
        assertThat(told(before, after)).containsExactly("ROUTE a.farm/: barn -> silo");
        assertThat(told(before, before.with("spec.rules.0.host", "'b.farm'")))
                .containsExactly("ROUTE a.farm: / to barn:80 -> null", "ROUTE b.farm: null -> / to barn:80");
        assertThat(told(before, before.with("spec.tls", "[{'secretName':'cert'}]")))
                .containsExactly("ROUTE tls: null -> [{\"secretName\":\"cert\"}]");
    }

    @Test
    void aServiceTellsItsType() {
        assertThat(told(service("barn"), service("barn").with("spec.type", "'ExternalName'")))
                .containsExactly("ROUTE type: null -> ExternalName");
    }

    @Test
    void aServiceAccountTellsWhatItPullsWith() {
        KubeObject before = object("v1", "ServiceAccount", "herder").with("imagePullSecrets", "[{'name':'a'}]");
        assertThat(told(before, before.with("imagePullSecrets", "[{'name':'a'},{'name':'b'}]")))
                .containsExactly("SPEC b: null -> {\"name\":\"b\"}");
    }

    @Test
    void aFileInAConfigMapTellsTheLinesThatDiffer() {
        String file = IntStream.rangeClosed(1, 900)
                .mapToObj(i -> "key" + i + " = " + i + "\\n")
                .collect(Collectors.joining());
        FieldChange field = fields(
                        configMap("c", "{'app.ini':'" + file + "'}"),
                        configMap(
                                "c",
                                "{'app.ini':'"
                                        + file.replace("key7 = 7\\n", "key7 = 70\\n")
                                                .replace("key50 = 50\\n", "")
                                        + "'}"))
                .getFirst();
        assertThat(field.lines()).isEqualTo("@@ 7\n-key7 = 7\n+key7 = 70\n@@ 50\n-key50 = 50");
    }

    @Test
    void ofAFileThatIsWrittenAnewOnlyAFewLinesAreTold() {
        String one = "a".repeat(500) + "\\n";
        FieldChange field = fields(
                        configMap("c", "{'f':'" + one.repeat(3000) + "'}"),
                        configMap("c", "{'f':'" + one.replace('a', 'b').repeat(3000) + "'}"))
                .getFirst();
        assertThat(field.lines()).startsWith("@@ 1\n-aaa").endsWith("… 5989 more");
        assertThat(field.lines()).hasSizeLessThan(13 * 122);
    }

    @Test
    void aSecretWithinALineStaysOut() {
        FieldChange field = fields(
                        configMap("c", "{'f':'a = 1\\npassword = first-s3cret\\nz = 1'}"),
                        configMap("c", "{'f':'a = 1\\npassword = other-s3cret\\nz = 1'}"))
                .getFirst();
        assertThat(field.lines()).isEqualTo("@@ 2\n-password = <redacted>\n+password = <redacted, changed>");
    }

    @Test
    void whatIsPutInBetweenIsNoNewOrderButWhatChangesPlacesIs() {
        String abc = "[{'name':'A','value':'1'},{'name':'B','value':'2'}]";
        String inserted = "[{'name':'A','value':'1'},{'name':'N','value':'0'},{'name':'B','value':'2'}]";
        String swapped = "[{'name':'B','value':'2'},{'name':'A','value':'1'}]";
        KubeObject before = deployment("barn").container("env", abc);
        assertThat(told(before, before.container("env", inserted))).containsExactly("ENV N: null -> 0");
        assertThat(told(before, before.container("env", swapped)))
                .containsExactly("ENV order: [\"A\",\"B\"] -> [\"B\",\"A\"]");
    }

    @Test
    void moreFieldsThanAChangeMayCarryAreCounted() {
        String keys =
                IntStream.range(0, 250).mapToObj(i -> "'k" + i + "':'1'").collect(Collectors.joining(",", "{", "}"));
        List<FieldChange> edited = fields(configMap("c", "{}"), configMap("c", keys));
        assertThat(edited).hasSize(201);
        assertThat(edited.getLast()).isEqualTo(new FieldChange(FieldType.MORE, "more", "50", null, null));
        List<FieldChange> gone = Watch.of(configMap("c", keys))
                .deleted(LATER, configMap("c", keys).version(101))
                .change()
                .fields();
        assertThat(gone).hasSize(201).contains(new FieldChange(FieldType.MORE, "more", "50", null, null));
    }

    @Test
    void whatCameOrWentIsToldWithItsValuesCut() {
        KubeObject large = configMap("c", "{'f':'" + "x".repeat(100_000) + "'}");
        FieldChange gone = Watch.of(large)
                .deleted(LATER, large.version(101))
                .change()
                .fields()
                .getFirst();
        assertThat(gone.before()).hasSize(256).endsWith("…");
        assertThat(gone.after()).isNull();
    }

    private static List<FieldChange> fields(KubeObject before, KubeObject after) {
        return Watch.of(before).modified(LATER, after.version(101)).change().fields();
    }

    private static List<String> told(KubeObject before, KubeObject after) {
        return fields(before, after).stream()
                .map(f -> f.type() + " " + f.name() + ": " + f.before() + " -> " + f.after())
                .sorted()
                .toList();
    }
}
