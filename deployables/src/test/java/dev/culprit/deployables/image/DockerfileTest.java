package dev.culprit.deployables.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.deployables.chart.Chart;
import dev.culprit.deployables.chart.Manifests;
import dev.culprit.deployables.image.Dockerfile.Instruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rules of the Dockerfile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // read sets it
class DockerfileTest {
    private static final Path ROOT = Path.of("..");

    private Dockerfile file;

    @BeforeAll
    void read() throws Exception {
        file = Dockerfile.read(ROOT.resolve("Dockerfile"));
    }

    @Test
    void imagesItIsMadeFromArePinned() {
        assertThat(file.of("FROM"))
                .hasSize(2)
                .allSatisfy(from -> assertThat(from.words().getFirst()).matches("eclipse-temurin:25-(jdk|jre)-noble"));
        assertThat(file.of("FROM").getLast().rest()).contains("-jre-");
    }

    @Test
    void nothingIsFetchedByIt() {
        assertThat(file.of("ADD")).isEmpty();
        assertThat(file.of("RUN"))
                .noneMatch(run -> Pattern.compile("curl|wget|apt-get|sudo")
                        .matcher(run.rest())
                        .find());
    }

    @Test
    void itRunsAsNobodyOfTheHost() {
        assertThat(file.last("USER"))
                .singleElement()
                .extracting(Instruction::rest)
                .isEqualTo("10001:10001");
        assertThat(Chart.of("default").workloads()).isNotEmpty().allSatisfy(workload -> {
            assertThat(workload.at("/spec/template/spec/securityContext/runAsUser")
                            .asText())
                    .isEqualTo("10001");
            assertThat(workload.at("/spec/template/spec/securityContext/runAsGroup")
                            .asText())
                    .isEqualTo("10001");
        });
    }

    @Test
    void othersReadWhatItWritesOnAVolume() {
        assertThat(file.last("RUN"))
                .anyMatch(run -> run.rest()
                        .endsWith("chmod 775 " + file.last("VOLUME").getFirst().rest()));
    }

    @Test
    void librariesOfOthersAreALayerBelowOurs() {
        List<String> targets =
                file.last("COPY").stream().map(copy -> copy.words().getLast()).toList();

        assertThat(targets).containsSubsequence("/opt/culprit/lib", "/opt/culprit/app");
        assertThat(targets.getLast()).isEqualTo("/opt/culprit/app");
    }

    @Test
    void whatItCopiesIsThereAndIsNotIgnored() throws Exception {
        List<String> kept = Files.readAllLines(ROOT.resolve(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1).replace("*", "[^/]*"))
                .toList();

        for (Instruction copy : file.of("COPY")) {
            if (!copy.rest().startsWith("--from=")) {
                List<String> words = copy.words();
                for (String source : words.subList(0, words.size() - 1)) {
                    assertThat(ROOT.resolve(source)).exists();
                    assertThat(kept).as(source).anyMatch(source::matches);
                }
            }
        }
    }

    @Test
    void everyModuleThatMavenLooksForIsThere() throws Exception {
        List<String> copied = file.of("COPY").stream().map(Instruction::rest).toList();
        var modules = Pattern.compile("<module>([^<]+)</module>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();

        assertThat(modules)
                .isNotEmpty()
                .allSatisfy(module -> assertThat(copied).contains(module + "/pom.xml " + module + "/pom.xml"));
    }

    @Test
    void itsPortsAreThoseOfTheProcesses() {
        List<String> ports = Stream.of("strimzi", "standalone")
                .flatMap(name -> Chart.of(name, Map.of("http.managementPort", "null")).workloads().stream())
                .map(workload -> Manifests.container(workload)
                        .at("/ports/0/containerPort")
                        .asText())
                .distinct()
                .sorted()
                .toList();

        assertThat(file.last("EXPOSE").getFirst().words()).containsExactlyElementsOf(ports);
    }

    @Test
    void itSaysWhatItIs() {
        assertThat(file.last("LABEL").getFirst().rest())
                .contains("image.title", "image.description", "image.licenses", "image.version", "image.revision");
    }

    @Test
    void whatItStartsIsThere() throws Exception {
        assertThat(file.last("HEALTHCHECK").getFirst().rest()).contains("CMD [\"/opt/culprit/healthy\"]");
        assertThat(Files.isExecutable(ROOT.resolve("deploy/image/healthy"))).isTrue();
        assertThat(file.last("ENTRYPOINT").getFirst().rest())
                .startsWith("[\"java\", \"@/opt/culprit/java.options\"")
                .contains("/opt/culprit/app/*:/opt/culprit/lib/*");
        assertThat(file.last("CMD").getFirst().rest()).isEqualTo("[\"dev.culprit.standalone.Main\", \"run\"]");
    }
}
