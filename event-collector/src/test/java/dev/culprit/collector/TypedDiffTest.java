package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.secret;
import static dev.culprit.collector.KubeObject.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.FieldChange;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedDiffTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "image              | 'barn:2'                       | IMAGE main: barn:1 -> barn:2",
                "env                | [{'name':'MODE','value':'x'}]  | ENV MODE: null -> x",
                "env                | [{'name':'MODE','valueFrom':{'configMapKeyRef':{'name':'cm','key':'k'}}}] | ENV MODE: null -> from ConfigMap cm[k]",
                "envFrom            | [{'configMapRef':{'name':'cm'}}] | ENV_FROM ConfigMap cm: null -> {\"configMapRef\":{\"name\":\"cm\"}}",
                "command            | ['run','fast']                 | COMMAND main: null -> [\"run\",\"fast\"]",
                "args               | ['-v']                         | COMMAND main: null -> [\"-v\"]",
                "resources          | {'limits':{'memory':'1Gi'}}    | RESOURCES limits.memory: null -> 1Gi",
                "livenessProbe      | {'periodSeconds':3}            | PROBE livenessProbe: null -> {\"periodSeconds\":3}",
                "ports              | [{'containerPort':80}]         | CONTAINER_PORT 80: null -> 80/TCP",
                "volumeMounts       | [{'name':'v','mountPath':'/v'}] | VOLUME /v: null -> {\"mountPath\":\"/v\",\"name\":\"v\"}",
                "securityContext    | {'privileged':true}            | SECURITY securityContext: null -> {\"privileged\":true}"
            })
    void everyFieldOfAContainerHasItsType(String field, String value, String expected) {
        assertThat(told(deployment("barn"), deployment("barn").container(field, value)))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "spec.replicas                            | 5                 | REPLICAS : 2 -> 5",
                "spec.strategy                            | {'type':'Recreate'} | STRATEGY strategy: null -> {\"type\":\"Recreate\"}",
                "spec.selector.matchLabels.app            | 'silo'            | SELECTOR app: barn -> silo",
                "spec.template.spec.serviceAccountName    | 'herder'          | SERVICE_ACCOUNT serviceAccountName: null -> herder",
                "spec.template.spec.nodeSelector          | {'disk':'ssd'}    | SCHEDULING nodeSelector: null -> {\"disk\":\"ssd\"}",
                "spec.template.spec.tolerations           | [{'key':'x'}]     | SCHEDULING tolerations: null -> [{\"key\":\"x\"}]",
                "spec.template.spec.securityContext       | {'runAsUser':1}   | SECURITY securityContext: null -> {\"runAsUser\":1}",
                "spec.template.spec.volumes               | [{'name':'v','emptyDir':{}}] | VOLUME v: null -> {\"emptyDir\":{},\"name\":\"v\"}",
                "spec.template.spec.initContainers        | [{'name':'i','image':'i:1'}] | CONTAINER i: null -> i:1",
                "spec.template.spec.dnsPolicy             | 'None'            | SPEC dnsPolicy: null -> None",
                "metadata.labels                          | {'team':'a'}      | LABEL team: null -> a",
                "metadata.annotations                     | {'note':'a'}      | ANNOTATION note: null -> a",
                "spec.template.metadata.annotations       | {'kubectl.kubernetes.io/restartedAt':'now'} | RESTART kubectl.kubernetes.io/restartedAt: null -> now"
            })
    void everyFieldOfAWorkloadHasItsType(String field, String value, String expected) {
        assertThat(told(deployment("barn"), deployment("barn").with(field, value)))
                .containsExactly(expected);
    }

    @Test
    void aContainerThatGoesIsOneChange() {
        KubeObject two = deployment("barn")
                .with(
                        "spec.template.spec.containers",
                        "[{'name':'main','image':'barn:1'},{'name':'proxy','image':'p:1'}]");
        assertThat(told(two, deployment("barn"))).containsExactly("CONTAINER proxy: p:1 -> null");
    }

    @Test
    void aPathNamesListItemsByTheirKeys() {
        FieldChange field = fields(
                        deployment("barn").container("env", "[{'name':'A','value':'1'},{'name':'B','value':'2'}]"),
                        deployment("barn").container("env", "[{'name':'A','value':'1'},{'name':'B','value':'3'}]"))
                .getFirst();
        assertThat(field.path()).isEqualTo("spec.template.spec.containers[main].env[B]");
    }

    @Test
    void aServiceShowsBothPortsAndItsSelector() {
        KubeObject after = service("barn").with("spec.selector.app", "'silo'").with("spec.ports.0.targetPort", "9090");
        assertThat(told(service("barn"), after))
                .containsExactly("SELECTOR app: barn -> silo", "SERVICE_PORT http.targetPort: 8080 -> 9090");
        KubeObject more = service("barn")
                .with(
                        "spec.ports",
                        "[{'name':'http','port':80,'targetPort':8080},{'name':'admin','port':81,'targetPort':82}]");
        assertThat(told(service("barn"), more)).containsExactly("SERVICE_PORT admin: null -> 81->82/TCP");
    }

    @Test
    void portsThatDifferInProtocolAloneAreToldApart() {
        KubeObject both =
                service("barn").with("spec.ports", "[{'port':53,'protocol':'TCP'},{'port':53,'protocol':'UDP'}]");
        KubeObject moved = both.with("spec.ports.1.targetPort", "5353");
        assertThat(told(both, moved)).containsExactly("SERVICE_PORT 53/UDP.targetPort: null -> 5353");
    }

    @Test
    void aConfigMapShowsItsKeys() {
        assertThat(told(configMap("c", "{'a':'1','b':'2','d.yaml':'x'}"), configMap("c", "{'a':'1','b':'3','e':'4'}")))
                .containsExactly("KEY b: 2 -> 3", "KEY d.yaml: x -> null", "KEY e: null -> 4");
    }

    @Test
    void aSecretShowsItsKeysAndNoValue() {
        assertThat(told(secret("s", "{'user':'YQ==','pin':'Yg=='}"), secret("s", "{'user':'Yw==','extra':'ZA=='}")))
                .containsExactly(
                        "KEY extra: null -> <redacted>",
                        "KEY pin: <redacted> -> null",
                        "KEY user: <redacted> -> <redacted, changed>");
    }

    @Test
    void longValuesAreCutToTheirDifference() {
        String shared = "x".repeat(5000);
        FieldChange field = fields(
                        configMap("c", "{'f':'" + shared + "old'}"), configMap("c", "{'f':'" + shared + "new'}"))
                .getFirst();
        assertThat(field.before()).endsWith("old").hasSizeLessThanOrEqualTo(256);
        assertThat(field.after()).endsWith("new").hasSizeLessThanOrEqualTo(256);
    }

    @Test
    void aHugeObjectIsStillCompared() {
        String big = Stream.generate(() -> "line of a big file ").limit(90_000).collect(Collectors.joining());
        assertThat(told(configMap("c", "{'f':'" + big + "'}"), configMap("c", "{'f':'" + big + "','g':'1'}")))
                .containsExactly("KEY g: null -> 1");
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
