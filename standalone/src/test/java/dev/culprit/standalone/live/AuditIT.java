package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/audit.md}, as it stands there, on a real API server. */
@EnabledIfEnvironmentVariable(named = Kubectl.VARIABLE, matches = ".+")
@EnabledIfEnvironmentVariable(named = SecondApiServer.VARIABLE, matches = ".+")
class AuditIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** That of the API server, which runs on the same machine. */
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    private static final int KEYS = 12;

    /** Where several fit, the moment may be that of a neighbour. */
    private static final Duration EARLY = Duration.ofSeconds(1);

    private static final Duration LATE = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @Test
    void aChangeNamesThePersonAndTheMoment() throws Exception {
        assumeTrue(SecondApiServer.isPossible(), "skipped: needs a control plane whose API server may be doubled");
        try (var cluster = new Kubectl();
                var culprit = new RunningCulprit(launch(cluster), folder, "only");
                var server = new SecondApiServer(cluster, folder, asDocumented(culprit))) {
            var kept = new KeptRecords(culprit.bootstrapServers());
            String anna = server.kubeconfigOf("anna@example.com").toString();
            String joe = "--as=joe@example.com";
            String group = "--as-group=system:masters";
            as(cluster, anna, "create", "configmap", "prices", "--from-literal=tax=19", "--from-literal=fee=1");
            as(cluster, anna, "create", "deployment", "checkout", "--image=shop/checkout:1.0");
            as(cluster, anna, joe, group, "set", "image", "deployment/checkout", "checkout=shop/checkout:2.0");
            as(cluster, anna, "scale", "deployment/checkout", "--replicas=3");
            as(cluster, anna, "patch", "configmap", "prices", "-p", "{\"data\":{\"tax\":\"99\"}}");
            Moments removed = as(cluster, anna, removal("fee"));
            Moments deleted = as(cluster, anna, joe, group, "delete", "configmap", "prices");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(kept.changes().stream().map(AuditIT::told))
                            .contains(
                                    "CREATE prices by anna@example.com (kubectl-create)",
                                    "CREATE checkout by anna@example.com (kubectl-create)",
                                    "UPDATE checkout by joe@example.com, impersonated by anna@example.com (kubectl-set)",
                                    "UPDATE prices by anna@example.com (kubectl-patch)",
                                    "DELETE prices by joe@example.com, impersonated by anna@example.com"));
            assertThat(kept.changes())
                    .allSatisfy(change ->
                            assertThat(change.actor().user()).as(told(change)).isNotNull());
            Change removal = only(
                    kept,
                    change -> change.type() == ChangeType.UPDATE
                            && change.fields().stream().anyMatch(field -> "fee".equals(field.name())));
            assertThat(removal.actor().user()).isEqualTo("anna@example.com");
            assertThat(removal.timing().source()).isEqualTo(TimeSource.AUDIT);
            assertThat(removal.occurredAt()).isBetween(removed.before(), removed.after());
            assertThat(only(kept, change -> change.type() == ChangeType.DELETE).occurredAt())
                    .isBetween(deleted.before().truncatedTo(ChronoUnit.SECONDS), deleted.after());
        }
    }

    @Test
    void ofManyKeysRemovedOneAfterTheOtherEachHasItsPersonAndMoment() throws Exception {
        assumeTrue(SecondApiServer.isPossible(), "skipped: needs a control plane whose API server may be doubled");
        try (var cluster = new Kubectl();
                var culprit = new RunningCulprit(launch(cluster), folder, "only");
                var server = new SecondApiServer(cluster, folder, asDocumented(culprit))) {
            var kept = new KeptRecords(culprit.bootstrapServers());
            String anna = server.kubeconfigOf("anna@example.com").toString();
            var create = new ArrayList<>(List.of("create", "configmap", "prices"));
            IntStream.range(0, KEYS).forEach(key -> create.add("--from-literal=key" + key + "=1"));
            as(cluster, anna, create.toArray(String[]::new));
            var moments = new ArrayList<Moments>();
            for (int key = 0; key < KEYS; key++) {
                moments.add(as(cluster, anna, removal("key" + key)));
            }

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(kept.changes().stream()
                                    .filter(change -> change.timing().source() == TimeSource.AUDIT))
                            .hasSize(KEYS));
            for (Change change : kept.changes()) {
                for (FieldChange field :
                        change.type() == ChangeType.UPDATE ? change.fields() : List.<FieldChange>of()) {
                    String key = Objects.requireNonNull(field.name());
                    Moments moment = moments.get(Integer.parseInt(key.substring("key".length())));
                    assertThat(change.occurredAt())
                            .as(key)
                            .isBetween(
                                    moment.before().minus(EARLY), moment.after().plus(LATE));
                    assertThat(change.actor().user()).as(key).isEqualTo("anna@example.com");
                }
            }
        }
    }

    private static Change only(KeptRecords kept, Predicate<Change> wanted) {
        List<Change> found = kept.changes().stream().filter(wanted).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /** Over TLS, without which an API server sends no token. */
    private Launch launch(Kubectl cluster) throws Exception {
        Signed signed = Signed.by(SecondApiServer.plane(), folder, "culprit");
        return Launch.on(cluster)
                .with("CULPRIT_AUDIT_ENABLED", "true")
                .with("CULPRIT_HTTP_TLS_CERTIFICATE", signed.certificate().toString())
                .with("CULPRIT_HTTP_TLS_KEY", signed.key().toString());
    }

    /** When a command was begun, and when it was done. */
    private record Moments(Instant before, Instant after) {}

    private static Moments as(Kubectl cluster, String kubeconfig, String... arguments) throws Exception {
        Instant before = CLOCK.instant();
        cluster.run(Stream.concat(Stream.of("--kubeconfig", kubeconfig), Stream.of(arguments))
                .toArray(String[]::new));
        return new Moments(before, CLOCK.instant());
    }

    private static String[] removal(String key) {
        return new String[] {
            "patch", "configmap", "prices", "--type=json", "-p", "[{\"op\":\"remove\",\"path\":\"/data/" + key + "\"}]"
        };
    }

    private static String told(Change change) {
        return change.type() + " " + change.subject().name() + " by "
                + change.actor().described();
    }

    /** Its flags, with its files and the address and token of a process in them. */
    private List<String> asDocumented(RunningCulprit culprit) throws Exception {
        DocPage page = DocPage.of("audit.md");
        Files.writeString(folder.resolve("audit-policy.yaml"), page.example("kind: Policy"));
        Files.writeString(
                folder.resolve("audit-webhook.yaml"),
                page.example("current-context")
                        .replace("https://culprit.example", culprit.url().toString())
                        .replace(
                                "culprit-ca.crt",
                                Signed.authority(SecondApiServer.plane()).toString())
                        .replace("<token>", RunningCulprit.TOKEN));
        return Stream.of(page.example("kube-apiserver").split("\\s+"))
                .filter(word -> word.startsWith("--"))
                .map(flag -> flag.replace("=audit-", "=" + folder + "/audit-"))
                .toList();
    }
}
