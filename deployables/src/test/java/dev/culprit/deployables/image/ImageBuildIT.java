package dev.culprit.deployables.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.deployables.image.Dockerfile.Instruction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image's first stage does, in a folder in place of its container; and what comes of it, started. */
class ImageBuildIT {
    private static final Path ROOT = Path.of("..");
    private static final long LONGEST_MINUTES = 10;

    @TempDir
    private Path folder;

    @Test
    void whatTheDockerfileBuildsRuns() throws Exception {
        Dockerfile file = Dockerfile.read(ROOT.resolve("Dockerfile"));
        Path build = Files.createDirectory(folder.resolve("build"));
        for (Instruction instruction : file.instructions()) {
            if (instruction.stage() == 1 && instruction.name().equals("COPY")) {
                copy(instruction, build);
            } else if (instruction.stage() == 1 && instruction.name().equals("RUN")) {
                run(build, "sh", "-c", command(instruction, build));
            }
        }

        assertThat(build.resolve("culprit-bom.json")).content().contains("CycloneDX", "kafka-streams");
        String said = run(
                ROOT,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                build.resolve("app") + "/*:" + build.resolve("lib") + "/*",
                "dev.culprit.standalone.Main",
                "replay",
                "examples/incidents/bad-release");
        assertThat(said).contains("Deployment");
    }

    /** Without options for Docker, and with the folder in place of its own. */
    private static String command(Instruction run, Path build) {
        return run.rest().replaceAll("--mount=\\S+ ", "").replace("/build/", build + "/");
    }

    private static void copy(Instruction copy, Path build) throws IOException {
        List<String> words = copy.words();
        for (String source : words.subList(0, words.size() - 1)) {
            Path target = build.resolve(words.getLast());
            Path from = ROOT.resolve(source);
            copy(from, words.getLast().endsWith("/") ? target.resolve(from.getFileName()) : target);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path target = to.resolve(from.relativize(one));
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.resolve("..").normalize());
                    Files.copy(one, target);
                }
            }
        }
    }

    private String run(Path where, String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(log);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
