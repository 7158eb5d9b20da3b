package dev.culprit.fit;

import dev.culprit.standalone.play.PlayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** A folder of recorded incidents, with the topology beside them. */
record Incidents(Path folder) {
    boolean isThere() {
        return Files.isDirectory(folder);
    }

    /** Replays whatever has no file of cases yet. */
    Map<Setting, List<Lesson>> lessons(Path scratch)
            throws IOException, PlayException, InterruptedException, ExecutionException {
        Map<Setting, List<Lesson>> lessons = new EnumMap<>(Setting.class);
        List<NamedCase> inferred = cases(scratch.resolve("cases-inferred.jsonl.gz"), Optional.empty());
        lessons.put(Setting.GIVEN, lessons(cases(scratch.resolve("cases-given.jsonl.gz"), topology())));
        lessons.put(Setting.INFERRED, lessons(inferred));
        lessons.put(
                Setting.UNKNOWN,
                lessons(inferred.stream().map(Setting::withoutCalls).toList()));
        return lessons;
    }

    List<NamedCase> play(Optional<Path> topology)
            throws IOException, PlayException, InterruptedException, ExecutionException {
        return new Rehearsal(topology).play(recordings());
    }

    List<Lesson> lessons(List<NamedCase> cases) throws IOException {
        var lessons = new ArrayList<Lesson>();
        for (NamedCase named : cases) {
            lessons.add(Lesson.of(named, Truth.read(folder.resolve(named.incident()))));
        }
        return lessons;
    }

    private List<NamedCase> cases(Path file, Optional<Path> topology)
            throws IOException, PlayException, InterruptedException, ExecutionException {
        if (!Files.exists(file)) {
            CaseFile.write(file, play(topology));
        }
        return CaseFile.read(file);
    }

    private List<Path> recordings() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(dir -> Files.exists(dir.resolve("alerts.jsonl")))
                    .sorted()
                    .toList();
        }
    }

    private Optional<Path> topology() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith("topology-"))
                    .sorted()
                    .findFirst();
        }
    }
}
