package dev.culprit.correlator.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Timing;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeTextTest {
    private static final String POD = "spec.template.spec.";
    private static final String APP = POD + "containers[app].";

    static Stream<Arguments> images() {
        return Stream.of(
                row("image v1.4.2 -> v1.4.3", image("r.example/zoo/seal:v1.4.2", "r.example/zoo/seal:v1.4.3")),
                row("image seal:v1 -> orca:v1", image("r.example/zoo/seal:v1", "r.example/zoo/orca:v1")),
                row("image a.example/seal:v1 -> b.example/seal:v1", image("a.example/seal:v1", "b.example/seal:v1")),
                row("image 2.0 -> 2.1", image("localhost:5000/seal:2.0", "localhost:5000/seal:2.1")),
                row("image v1 -> no tag", image("localhost:5000/seal:v1", "localhost:5000/seal")),
                row(
                        "image v1 (same tag, digest 0123456789ab -> none)",
                        image("seal:v1@sha256:0123456789abcdef", "seal:v1")),
                row(
                        "image aaaaaaaaaaaa -> bbbbbbbbbbbb",
                        image("seal@sha256:aaaaaaaaaaaaaaaa", "seal@sha256:bbbbbbbbbbbbbbbb")),
                row("image seal:v1 added", image(null, "r.example/zoo/seal:v1")));
    }

    static Stream<Arguments> containers() {
        return Stream.of(
                row("env FLOOD added (1)", env("FLOOD", null, "1")),
                row("env FLOOD removed (1)", env("FLOOD", "1", null)),
                row("env LEVEL info -> debug", env("LEVEL", "info", "debug")),
                row("env LEVEL info -> \"\"", env("LEVEL", "info", "")),
                row("env TOKEN <redacted, changed>", env("TOKEN", "redacted:11", "redacted:22")),
                row("env TOKEN added", env("TOKEN", null, "redacted:22")),
                row("env A changed in white space only", env("A", "x  y", "x y")),
                row(
                        "env from krill-settings added",
                        field(FieldType.ENV_FROM, APP + "envFrom", "krill-settings", null, "{}")),
                row(
                        "command [\"a\"] -> [\"b\"]",
                        field(FieldType.COMMAND, APP + "command", "app", "[\"a\"]", "[\"b\"]")),
                row("args removed", field(FieldType.COMMAND, APP + "args", "app", "[\"a\"]", null)),
                row(
                        "memory limit 256Mi -> 64Mi",
                        field(FieldType.RESOURCES, APP + "resources.limits.memory", "app", "256Mi", "64Mi")),
                row(
                        "cpu request removed",
                        field(FieldType.RESOURCES, APP + "resources.requests.cpu", "app", "1", null)),
                row(
                        "resources changed",
                        field(FieldType.RESOURCES, APP + "resources", "app", "{\"a\":1}", "{\"a\":2}")),
                row(
                        "readiness probe httpGet.path /ok -> /no",
                        field(FieldType.PROBE, APP + "readinessProbe.httpGet.path", "app", "/ok", "/no")),
                row("liveness probe added", field(FieldType.PROBE, APP + "livenessProbe", "app", null, "{}")));
    }

    static Stream<Arguments> podsAndSpecs() {
        return Stream.of(
                row("container port http 80 -> 81", field(FieldType.CONTAINER_PORT, APP + "ports", "http", "80", "81")),
                row(
                        "container proxy removed",
                        field(FieldType.CONTAINER, POD + "containers[proxy]", "proxy", "{\"name\":1}", null)),
                row(
                        "volume ice changed",
                        field(FieldType.VOLUME, POD + "volumes[ice]", "ice", "{\"a\":1}", "{\"a\":2}")),
                row(
                        "service account a -> b",
                        field(FieldType.SERVICE_ACCOUNT, POD + "serviceAccountName", "", "a", "b")),
                row(
                        "nodeSelector.disk ssd -> hdd",
                        field(FieldType.SCHEDULING, POD + "nodeSelector.disk", "", "ssd", "hdd")),
                row("replicas 2 -> 5", field(FieldType.REPLICAS, "spec.replicas", "", "2", "5")),
                row("maxReplicas 9 -> 3", field(FieldType.REPLICAS, "spec.maxReplicas", "", "9", "3")),
                row(
                        "strategy.type RollingUpdate -> Recreate",
                        field(FieldType.STRATEGY, "spec.strategy.type", "", "RollingUpdate", "Recreate")),
                row("selector app seal -> orca", field(FieldType.SELECTOR, "spec.selector.app", "app", "seal", "orca")),
                row(
                        "port http 80 -> 8080",
                        field(FieldType.SERVICE_PORT, "spec.ports[http].port", "http", "80", "8080")));
    }

    static Stream<Arguments> otherKinds() {
        String rule = "spec.rules[a.zoo].http.paths[/]";
        return Stream.of(
                row("maxReplicas 10 -> 2", field(FieldType.AUTOSCALING, "spec.maxReplicas", "maxReplicas", "10", "2")),
                row(
                        "target cpu averageUtilization 70 -> 95",
                        field(
                                FieldType.AUTOSCALING,
                                "spec.metrics[Resource/cpu].resource.target.averageUtilization",
                                "cpu averageUtilization",
                                "70",
                                "95")),
                row("quota pods 10 -> 2", field(FieldType.QUOTA, "spec.hard[pods]", "pods", "10", "2")),
                row("cordoned", field(FieldType.CORDON, "spec.unschedulable", "", null, "true")),
                row("uncordoned", field(FieldType.CORDON, "spec.unschedulable", "", "true", null)),
                row(
                        "taint ice added (ice=thin:NoExecute)",
                        field(FieldType.TAINT, "spec.taints[ice]", "ice", null, "ice=thin:NoExecute")),
                row(
                        "network policy ingress rule 1 removed",
                        field(FieldType.NETWORK, "spec.ingress[0]", "ingress rule 1", "{\"from\":[]}", null)),
                row(
                        "route a.zoo/ service seal -> orca",
                        field(FieldType.ROUTE, rule + ".backend.service.name", "a.zoo/", "seal", "orca")),
                row(
                        "route a.zoo/ port 80 -> 81",
                        field(FieldType.ROUTE, rule + ".backend.service.port.number", "a.zoo/", "80", "81")),
                row("route a.zoo/ removed", field(FieldType.ROUTE, rule, "a.zoo/", "seal:80", null)),
                row("type ClusterIP -> NodePort", field(FieldType.ROUTE, "spec.type", "type", "ClusterIP", "NodePort")),
                row(
                        "size 1Gi -> 2Gi",
                        field(FieldType.STORAGE, "spec.resources.requests.storage", "storage", "1Gi", "2Gi")),
                row(
                        "schedule 0 * * * * -> 0 0 * * *",
                        field(FieldType.JOB, "spec.schedule", "schedule", "0 * * * *", "0 0 * * *")),
                row(
                        "minAvailable 1 -> 100%",
                        field(FieldType.DISRUPTION, "spec.minAvailable", "minAvailable", "1", "100%")),
                row("50 more fields", field(FieldType.MORE, "more", "50", null, null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@@ 2,-depth 3,+depth 30                | key f line 2: depth 3 -> depth 30",
                "@@ 2,-depth 3,+depth 30,@@ 9,-x        | key f line 2: depth 3 -> depth 30, +1 more line",
                "@@ 2,-depth 3,-b,+depth 30,… 40 more   | key f line 2: depth 3 -> depth 30, +41 more lines",
                "@@ 7,+krill                            | key f line 7: krill added",
                "@@ 7,-krill,-tuna                      | key f line 7: krill removed, +1 more line",
                "nonsense                               | key f changed"
            })
    void aFileReadsByTheFirstLineThatDiffers(String lines, String line) {
        var field = new FieldChange(FieldType.KEY, "data[f]", "f", "a\nb", "a\nc", lines.replace(',', '\n'));
        assertThat(ChangeText.of(change(ChangeType.UPDATE, field))).isEqualTo(line);
    }

    static Stream<Arguments> keysAndMetadata() {
        return Stream.of(
                row("key depth 3 -> 30", key("depth", "3", "30")),
                row(
                        "key pool.conf line 2: depth 3 -> depth 30",
                        key("pool.conf", "a\ndepth 3\nz\n", "a\ndepth 30\nz\n")),
                row("key pool.conf changed from line 2", key("pool.conf", "a\nb\nz", "a\nc\nd\nz")),
                row("key pool.conf changed in white space only", key("pool.conf", "a\nb", "a\nb\n")),
                row("key pool.json changed", key("pool.json", "{\"depth\":3}", "{\"depth\":30}")),
                row("key pin <redacted, changed>", key("pin", "redacted:1", "redacted:2")),
                row("key pin changed", key("pin", null, null)),
                row("restarted", field(FieldType.RESTART, "spec.template.metadata.annotations[x]", "", null, "2026")),
                row(
                        "labels only: tier cold -> warm",
                        field(FieldType.LABEL, "metadata.labels[tier]", "tier", "cold", "warm")),
                row(
                        "annotations only: owner a -> b",
                        field(FieldType.ANNOTATION, "metadata.annotations[owner]", "owner", "a", "b")),
                row("minReadySeconds 0 -> 5", field(FieldType.SPEC, "spec.minReadySeconds", "", "0", "5")));
    }

    @ParameterizedTest
    @MethodSource({"images", "containers", "podsAndSpecs", "otherKinds", "keysAndMetadata"})
    void anUpdatedFieldReads(String line, FieldChange field) {
        assertThat(ChangeText.of(change(ChangeType.UPDATE, field))).isEqualTo(line);
    }

    @Test
    void fieldsStandInTheOrderOfTheirWeightAndBeyondFourAreCounted() {
        FieldChange[] fields = Stream.concat(
                        Stream.of(
                                key("depth", "3", "30"),
                                field(FieldType.REPLICAS, "spec.replicas", "", "2", "5"),
                                env("FLOOD", null, "1"),
                                image("seal:v1", "seal:v2")),
                        IntStream.range(0, 3)
                                .mapToObj(i -> field(FieldType.LABEL, "metadata.labels[" + i + "]", "l" + i, "a", "b")))
                .toArray(FieldChange[]::new);

        assertThat(ChangeText.of(change(ChangeType.UPDATE, fields)))
                .isEqualTo("image v1 -> v2, env FLOOD added (1), replicas 2 -> 5, key depth 3 -> 30, +3 more");
    }

    @Test
    void severalImagesAreToldApartByContainer() {
        FieldChange proxy = field(FieldType.IMAGE, POD + "containers[proxy].image", "proxy", "p:1", "p:2");

        assertThat(ChangeText.of(change(ChangeType.UPDATE, image("seal:v1", "seal:v2"), proxy)))
                .isEqualTo("image of app v1 -> v2, image of proxy 1 -> 2");
    }

    @Test
    void longValuesAreShownAroundTheirDifference() {
        String same = "https://a.very.long.host.name.example/with/a/path/";

        assertThat(ChangeText.of(change(ChangeType.UPDATE, env("FEED", same + "v1", same + "v2"))))
                .isEqualTo("env FEED ...h/a/path/v1 -> ...h/a/path/v2");
    }

    @Test
    void anObjectThatCameOrWentTellsItsMainFacts() {
        FieldChange replicas = field(FieldType.REPLICAS, "spec.replicas", "", null, "2");

        assertThat(ChangeText.of(
                        change(ChangeType.CREATE, image(null, "r.example/zoo/seal:v1"), env("A", null, "1"), replicas)))
                .isEqualTo("created: image seal:v1, replicas 2");
        assertThat(ChangeText.of(change(ChangeType.DELETE, key("depth", "3", null), key("pin", "redacted:1", null))))
                .isEqualTo("deleted: key depth, key pin");
        assertThat(ChangeText.of(change(ChangeType.DELETE))).isEqualTo("deleted");
    }

    @Test
    void anUpdateOfWhichNothingIsKnownSaysSo() {
        assertThat(ChangeText.of(change(ChangeType.UPDATE))).isEqualTo("updated, it is not known what");
    }

    @Test
    void escapesAndBreaksInValuesAreHarmless() {
        assertThat(ChangeText.of(change(ChangeType.UPDATE, env("A\u001b[2J", "\u001b[31mred\u0007", "a\tb\u202e"))))
                .isEqualTo("env A red -> a b");
    }

    private static Arguments row(String line, FieldChange field) {
        return Arguments.of(line, field);
    }

    private static FieldChange image(@Nullable String before, @Nullable String after) {
        return field(FieldType.IMAGE, APP + "image", "app", before, after);
    }

    private static FieldChange env(String name, @Nullable String before, @Nullable String after) {
        return field(FieldType.ENV, APP + "env[" + name + "]", name, before, after);
    }

    private static FieldChange key(String name, @Nullable String before, @Nullable String after) {
        return field(FieldType.KEY, "data[" + name + "]", name, before, after);
    }

    private static FieldChange field(
            FieldType type, String path, String name, @Nullable String before, @Nullable String after) {
        return new FieldChange(type, path, name, before, after);
    }

    private static Change change(ChangeType type, FieldChange... fields) {
        return new Change(
                "c1",
                "c",
                ObjectRef.of("Deployment", "zoo", "seal"),
                "u1",
                type,
                Timing.observed(Instant.EPOCH),
                Actor.unknown(),
                List.of(fields),
                new TreeSet<>());
    }
}
