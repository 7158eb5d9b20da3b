package dev.culprit.summarizer.answer;

import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.EvidenceLine;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Suspect;
import dev.culprit.summarizer.Cases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What burns most often, with a true headline.
 *
 * @param cited all evidence of the first suspect
 */
record Scene(Correlation correlation, String headline, List<String> cited) {
    private static final Map<String, Scene> SCENES = Map.ofEntries(
            Map.entry(
                    "IMAGE",
                    new Scene(Cases.seal(), "The new image of seal likely caused the burn.", List.of("E1", "E2"))),
            Map.entry(
                    "CONFIG",
                    scene(
                            "ConfigMap/pool-settings",
                            3,
                            "pool-settings was changed 3 minutes before the alert.",
                            "key timeout 30 -> 2",
                            "Unhealthy on Pod zoo/seal-1 since 20 s after the change, 9 times: Readiness probe failed")),
            Map.entry(
                    "SECRET",
                    scene(
                            "Secret/seal-keys",
                            4,
                            "The Secret seal-keys was rotated before the alert.",
                            "key token <redacted, changed>",
                            "Failed on Pod zoo/seal-1 since 30 s after the change, 3 times: could not authenticate")),
            Map.entry(
                    "PROBE",
                    scene(
                            "Deployment/otter",
                            5,
                            "The liveness probe of otter was changed.",
                            "liveness probe timeout 5 -> 1",
                            "Unhealthy on Pod zoo/otter-1 since 40 s after the change, 14 times: Liveness probe failed, restarting")),
            Map.entry(
                    "QUOTA",
                    scene(
                            "ResourceQuota/pool",
                            8,
                            "The quota of pool was reduced.",
                            "limit pods 20 -> 10",
                            "FailedCreate on ReplicaSet zoo/seal-1 since 1 min after the change, 22 times: exceeded quota")),
            Map.entry(
                    "SCALE",
                    scene("Deployment/walrus", 2, "walrus was scaled down before the alert.", "replicas 6 -> 1")),
            Map.entry(
                    "TAINT",
                    scene(
                            "Node/ice-3",
                            6,
                            "The Node ice-3 was tainted.",
                            "taint NoSchedule added",
                            "FailedScheduling on Pod zoo/seal-1 since 15 s after the change, 7 times: 0/3 nodes are available")),
            Map.entry(
                    "MEM",
                    scene(
                            "Deployment/otter",
                            7,
                            "The memory limit of otter was lowered.",
                            "memory limit of otter 512Mi -> 64Mi, env CACHE added (on)",
                            "OOMKilled on Pod zoo/otter-6c8-x2x since 9 s after the change, 6 times: container otter ran out of memory",
                            "undone: memory limit of otter 64Mi -> 512Mi")),
            Map.entry(
                    "NODE",
                    scene(
                            Confidence.MEDIUM,
                            "Node/ice-3",
                            6,
                            "The Node ice-3 was tainted.",
                            "taint NoSchedule added",
                            "FailedScheduling on Pod zoo/seal-1 since 15 s after the change, 7 times: 0/3 nodes are available")),
            Map.entry(
                    "LOW",
                    scene(
                            Confidence.LOW,
                            "Deployment/seal",
                            50,
                            "seal was changed 50 minutes before the alert.",
                            "image v1 -> v2")));

    static Scene of(String kind) {
        return Objects.requireNonNull(SCENES.get(kind), kind);
    }

    /** The image's, to which a stranger has written a message. */
    static Scene withMessage(String message) {
        return new Scene(
                Cases.seal(Confidence.HIGH, message),
                "The new image of seal likely caused the burn.",
                List.of("E1", "E2", "E3"));
    }

    /** What becomes of a sentence that cites all. */
    String outcome(String sentence) {
        return Answers.outcome(correlation, headline, sentence, cited.toArray(String[]::new));
    }

    private static Scene scene(String object, int minutes, String headline, String... lines) {
        return scene(Confidence.HIGH, object, minutes, headline, lines);
    }

    private static Scene scene(Confidence confidence, String object, int minutes, String headline, String... lines) {
        List<String> cited = Stream.iterate(1, i -> i + 1)
                .limit(lines.length)
                .map(i -> "E" + i)
                .toList();
        return new Scene(found(confidence, object, minutes, lines), headline, cited);
    }

    private static Correlation found(Confidence confidence, String object, int minutes, String... lines) {
        String[] kindAndName = object.split("/", 2);
        return Cases.of(List.of(new Suspect(
                ObjectRef.of(kindAndName[0], "zoo", kindAndName[1]),
                Cases.ALERT.minus(Duration.ofMinutes(minutes)),
                ChangeType.UPDATE,
                lines[0],
                "ann@example.org",
                confidence,
                6,
                List.of(new Contribution(minutes + " min before the alert", 2)),
                IntStream.range(0, lines.length)
                        .mapToObj(i -> new EvidenceLine("s" + i, Cases.ALERT, lines[i]))
                        .toList())));
    }
}
