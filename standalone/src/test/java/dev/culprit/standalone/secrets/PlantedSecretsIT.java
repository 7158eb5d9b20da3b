package dev.culprit.standalone.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.standalone.live.KeptRecords;
import dev.culprit.standalone.live.Kubectl;
import dev.culprit.standalone.live.Launch;
import dev.culprit.standalone.live.RunningCulprit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets are planted wherever they may stand while {@code culprit run} runs on a real API server, and then looked for in
 * every topic, every file and every line of it. Marks in harmless places, which have to be found there, tell that whoever
 * looks would see them.
 */
@EnabledIfEnvironmentVariable(named = Kubectl.VARIABLE, matches = ".+")
class PlantedSecretsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** That of the API server, which runs on the same machine. */
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    /** Where nothing differs that the API server keeps, or that is let in. */
    private static final Set<String> UNALTERED =
            Set.of("odd manager", "Secret read for its metadata, applied with its values");

    @TempDir
    Path folder;

    private final Planted planted = new Planted();

    @Test
    void nothingThatWasPlantedIsInAnythingThatARunningProcessKeepsOrSays() throws Exception {
        List<Plant> plants = Stream.concat(Plant.all().stream(), HarmlessPlaces.objects().stream())
                .toList();
        try (var cluster = new Kubectl();
                var garden = new Garden(cluster, plants);
                var culprit = new RunningCulprit(launch(cluster, garden), folder, "only")) {
            var kept = new KeptRecords(culprit.bootstrapServers());
            grow(cluster, garden);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(untold(garden, kept)).isEmpty());
            var post = new Post(culprit, cluster.namespace(), planted);
            send(post, plants);
            burn(cluster, post, culprit);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(inTopics(kept).values().stream().flatMap(Set::stream))
                                    .containsAll(planted.marked()));

            assertThat(kept.topics())
                    .contains("culprit.dead-letters", "__consumer_offsets")
                    .anyMatch(topic -> topic.endsWith("-changelog"));
            inTopics(kept)
                    .forEach((topic, found) -> assertThat(Planted.leaks(found))
                            .as("topic " + topic)
                            .isEmpty());
            assertThat(Planted.leaks(planted.traces().in(post.answers())))
                    .as("answers")
                    .isEmpty();
            culprit.stop();
            assertNothingIsInTheFiles();
            assertNothingIsSaid(culprit);
        }
    }

    private Launch launch(Kubectl cluster, Garden garden) {
        return Launch.on(cluster)
                .with("CULPRIT_WATCH_KINDS_MORE", garden.ownKind())
                .with("CULPRIT_AUDIT_ENABLED", "true")
                .with("CULPRIT_LOG_LEVEL", "DEBUG")
                // so that the bytes of files can be read as they are
                .with("CULPRIT_KAFKA_PRODUCER_COMPRESSION_TYPE", "none");
    }

    private void grow(Kubectl cluster, Garden garden) throws Exception {
        garden.write("create", CLOCK.instant(), planted::at);
        cluster.run("create", "configmap", "audited", "--from-literal=a=b");
        cluster.run("create", "deployment", "open", "--image=open:1");
        cluster.run("set", "env", "deployment/open", "GREETING=none", "DB_PASSWORD=" + planted.secret("a variable"));
        garden.write("replace", CLOCK.instant(), planted::at);
        // leaves a copy of everything in an annotation
        garden.write("apply", CLOCK.instant(), planted::at);
        cluster.run(
                "label",
                "configmap",
                "audited",
                "x=y",
                "--field-manager=curl token=" + planted.secret("field manager"));
    }

    /** Places of which nothing is known yet, or not that it was altered. */
    private static List<String> untold(Garden garden, KeptRecords kept) {
        Map<String, Long> told = Stream.concat(
                        kept.changes().stream().map(change -> change.subject().name()),
                        kept.symptoms().stream()
                                .map(symptom -> symptom.subject().name()))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        return garden.objects().entrySet().stream()
                .filter(plant -> plant.getValue().reported())
                .filter(plant -> told.getOrDefault(plant.getKey(), 0L)
                        < (UNALTERED.contains(plant.getValue().name()) ? 1 : 2))
                .map(plant -> plant.getValue().name())
                .toList();
    }

    private void send(Post post, List<Plant> plants) throws Exception {
        for (Plant plant : plants) {
            if (plant.arrives().equals("alert")) {
                assertThat(post.alert(plant.with(planted.at(plant.name())), CLOCK.instant()))
                        .as(plant.name())
                        .isEqualTo(200);
            }
        }
        assertThat(post.deadAlert(CLOCK.instant())).isEqualTo(200);
        assertThat(post.change()).isEqualTo(200);
        assertThat(post.nonsense())
                .doesNotContain(500)
                .filteredOn(status -> status >= 400)
                .hasSizeGreaterThan(15);
    }

    private void burn(Kubectl cluster, Post post, RunningCulprit culprit) throws Exception {
        Instant before = CLOCK.instant();
        cluster.run("patch", "configmap", "audited", "-p", "{\"data\":{\"a\":\"c\"}}");
        assertThat(post.write("audited", before, CLOCK.instant())).isEqualTo(200);
        String shown = planted.mark(Planted.HARMLESS + "the culprit's variable");
        cluster.run(
                "set",
                "env",
                "deployment/open",
                "GREETING=" + shown,
                "DB_PASSWORD=" + planted.secret("the culprit's password"));
        var kept = new KeptRecords(culprit.bootstrapServers());
        // an old API server keeps no time of this one: it is as old as its arrival, and the alert has to be younger
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kept.changes())
                        .anySatisfy(change -> assertThat(change.toString()).contains(shown)));
        String slo = "open-" + planted.mark(Planted.HARMLESS + "SLO");
        assertThat(post.alert(slo, CLOCK.instant())).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(culprit.standardOutput()).contains(slo, "TOP SUSPECT"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kept.suspects(slo))
                        .anySatisfy(line -> assertThat(line).contains(shown)));
        cluster.run("set", "image", "deployment/open", "open=open:2");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(culprit.standardError()).contains(slo + ", revision 2"));
    }

    /** By topic, the places of what is in any key, value or header. */
    private Map<String, Set<String>> inTopics(KeptRecords kept) {
        var found = new TreeMap<String, Set<String>>();
        for (ConsumerRecord<byte[], byte[]> record : kept.of(topic -> true)) {
            Set<String> places = found.computeIfAbsent(record.topic(), topic -> new TreeSet<>());
            parts(record).forEach(part -> places.addAll(planted.traces().in(part)));
        }
        return found;
    }

    private static List<byte[]> parts(ConsumerRecord<byte[], byte[]> record) {
        var parts = new ArrayList<byte[]>();
        if (record.key() != null) {
            parts.add(record.key());
        }
        if (record.value() != null) {
            parts.add(record.value());
        }
        for (Header header : record.headers()) {
            if (header.value() != null) {
                parts.add(header.value());
            }
        }
        return parts;
    }

    private void assertNothingIsInTheFiles() throws IOException {
        Path data = folder.resolve("data");
        var found = new TreeSet<String>();
        var foundInState = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Set<String> places = planted.traces().in(file);
                assertThat(Planted.leaks(places))
                        .as("file " + data.relativize(file))
                        .isEmpty();
                found.addAll(places);
                if (file.startsWith(data.resolve("streams"))) {
                    foundInState.addAll(places);
                }
            }
        }
        assertThat(found).as("marks in files").containsAll(planted.marked());
        assertThat(foundInState).as("marks in the correlator's state").isNotEmpty();
    }

    private void assertNothingIsSaid(RunningCulprit culprit) {
        Set<String> printed = planted.traces().in(culprit.standardOutput());
        Set<String> logged = planted.traces().in(culprit.standardError());
        assertThat(Planted.leaks(printed)).as("standard output").isEmpty();
        assertThat(Planted.leaks(logged)).as("standard error").isEmpty();
        assertThat(printed).as("marks on standard output").contains(Planted.HARMLESS + "SLO");
        assertThat(logged).as("marks on standard error").contains(Planted.HARMLESS + "SLO");
    }
}
