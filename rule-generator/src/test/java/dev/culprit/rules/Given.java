package dev.culprit.rules;

import dev.culprit.rules.manifest.Document;
import dev.culprit.rules.manifest.Documents;
import dev.culprit.rules.manifest.Manifests;
import dev.culprit.rules.manifest.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Manifests as tests write them. */
public final class Given {
    private Given() {}

    public static Manifests yaml(String... texts) {
        var problems = new ArrayList<Problem>();
        List<Document> documents = Stream.of(texts)
                .flatMap(text -> Documents.of("file.yaml", text, problems).stream())
                .toList();
        Manifests read = Manifests.read(documents, "default");
        problems.addAll(read.problems());
        return new Manifests(read.promises(), problems);
    }

    public static Manifests examples() {
        try (Stream<Path> files = Files.list(Path.of("../examples/slo"))) {
            return yaml(files.sorted().map(Given::text).toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An SLO of two counters, with lines of one's own in its objective. */
    public static String slo(String name, String... objective) {
        return """
            apiVersion: observability.slok.io/v1alpha1
            kind: ServiceLevelObjective
            metadata: {name: %1$s, namespace: shop}
            spec:
              displayName: %1$s
              objective:
                name: availability
                target: 99.9
                window: 30d
                sli: {query: {totalQuery: 'requests_total{slo="%1$s"}', errorQuery: 'errors_total{slo="%1$s"}'}}
            """.formatted(name)
                + Stream.of(objective).map(line -> "    " + line + "\n").reduce("", String::concat);
    }

    /** A composition of SLOs in its own namespace. */
    public static String composition(String name, String composition, String... objectives) {
        return """
            apiVersion: observability.slok.io/v1alpha1
            kind: SLOComposition
            metadata: {name: %s, namespace: shop}
            spec:
              target: 95
              window: 30d
              objectives: [%s]
              composition: %s
            """.formatted(
                        name,
                        Stream.of(objectives)
                                .map(objective -> objective.startsWith("{") ? objective : "{name: " + objective + "}")
                                .reduce((a, b) -> a + ", " + b)
                                .orElse(""),
                        composition);
    }
}
