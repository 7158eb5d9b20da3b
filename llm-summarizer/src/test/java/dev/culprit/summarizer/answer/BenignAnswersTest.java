package dev.culprit.summarizer.answer;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plain, true summaries as a small model words them, of what burns most often. */
class BenignAnswersTest {
    private static final Map<String, Finding> FINDINGS = Map.ofEntries(
            Map.entry(
                    "IMAGE",
                    new Finding(Cases.seal(), "The new image of seal likely caused the burn.", List.of("E1", "E2"))),
            Map.entry(
                    "CONFIG",
                    finding(
                            "ConfigMap/pool-settings",
                            3,
                            "pool-settings was changed 3 minutes before the alert.",
                            "key timeout 30 -> 2",
                            "Unhealthy on Pod zoo/seal-1 since 20 s after the change, 9 times: Readiness probe failed")),
            Map.entry(
                    "SECRET",
                    finding(
                            "Secret/seal-keys",
                            4,
                            "The Secret seal-keys was rotated before the alert.",
                            "key token <redacted, changed>",
                            "Failed on Pod zoo/seal-1 since 30 s after the change, 3 times: could not authenticate")),
            Map.entry(
                    "PROBE",
                    finding(
                            "Deployment/otter",
                            5,
                            "The liveness probe of otter was changed.",
                            "liveness probe timeout 5 -> 1",
                            "Unhealthy on Pod zoo/otter-1 since 40 s after the change, 14 times: Liveness probe failed, restarting")),
            Map.entry(
                    "QUOTA",
                    finding(
                            "ResourceQuota/pool",
                            8,
                            "The quota of pool was reduced.",
                            "limit pods 20 -> 10",
                            "FailedCreate on ReplicaSet zoo/seal-1 since 1 min after the change, 22 times: exceeded quota")),
            Map.entry(
                    "SCALE",
                    finding("Deployment/walrus", 2, "walrus was scaled down before the alert.", "replicas 6 -> 1")),
            Map.entry(
                    "TAINT",
                    finding(
                            "Node/ice-3",
                            6,
                            "The Node ice-3 was tainted.",
                            "taint NoSchedule added",
                            "FailedScheduling on Pod zoo/seal-1 since 15 s after the change, 7 times: 0/3 nodes are available")),
            Map.entry(
                    "LOW",
                    finding(
                            Confidence.LOW,
                            "Deployment/seal",
                            50,
                            "seal was changed 50 minutes before the alert.",
                            "image v1 -> v2")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IMAGE  | The image of Deployment zoo/seal was changed from v1.4.2 to v1.4.3 at 09:55, 5 minutes before the alert fired.
            IMAGE  | Within 12 seconds of the change, the container began restarting and BackOff was reported 48 times.
            IMAGE  | The rollout of v1.4.3 likely caused the burn, because the container of seal has been crashing since.
            IMAGE  | The failed container was first seen 12 s after the change and BackOff lasted.
            IMAGE  | The timing of the image update closely matches the start of the failures.
            IMAGE  | The alert fired at 10:00, 5 minutes after the image change of seal at 09:55.
            IMAGE  | No other change explains the burn as well as that of seal.
            CONFIG | The key timeout in ConfigMap zoo/pool-settings was lowered from 30 to 2, 3 minutes before the alert.
            CONFIG | The value of timeout is now 2 instead of 30.
            CONFIG | Since 20 s after the change, Unhealthy was seen 9 times with the readiness probe failing.
            CONFIG | Reducing timeout in pool-settings from 30 to 2 is likely the cause of the burn.
            CONFIG | Readiness probe failures began 20 seconds after the ConfigMap was changed.
            SECRET | The Secret zoo/seal-keys was rotated 4 minutes before the alert.
            SECRET | The key token of seal-keys changed at 09:56, and the container failed to authenticate 30 s after it.
            SECRET | The rotation of the Secret seal-keys likely led to failures.
            PROBE  | The liveness probe of zoo/otter had its timeout cut from 5 to 1 shortly before the alert.
            PROBE  | Restarts followed: Unhealthy was seen 14 times, starting 40 s after the change.
            PROBE  | The changed probe of otter may be the reason for the restarts.
            QUOTA  | The ResourceQuota zoo/pool had its limit for pods reduced from 20 to 10.
            QUOTA  | FailedCreate occurred 22 times, beginning 1 min after the change, as the quota was exceeded.
            SCALE  | Deployment zoo/walrus was scaled down from 6 to 1 replicas 2 minutes before the alert.
            SCALE  | Scaling walrus from 6 replicas to 1 likely led to the errors.
            TAINT  | The Node ice-3 was tainted with NoSchedule 6 minutes before the alert.
            TAINT  | FailedScheduling was observed 7 times, and pods stayed pending since 15 s after the change.
            TAINT  | The taint on ice-3 probably contributed to the burn.
            TAINT  | Pods could not be scheduled since 15 s after the change.
            IMAGE  | The service began to see errors shortly after Deployment zoo/seal was updated to v1.4.3.
            IMAGE  | The change of seal was made 5 minutes before the alert and is the most likely cause.
            IMAGE  | Given the close timing, the image change of seal appears to be the main cause of the burn.
            IMAGE  | A container of the Pod zoo/seal-7d9f-abcde keeps restarting, with BackOff reported 48 times.
            IMAGE  | Back-off restarting of the failed container was recorded on Pod zoo/seal-7d9f-abcde.
            IMAGE  | This suggests that the new version v1.4.3 of seal is responsible for the failures.
            IMAGE  | The container started failing 12 seconds after the deployment.
            CONFIG | The timeout setting in pool-settings went from 30 to 2.
            CONFIG | Shortly after the change, the readiness probe on Pod zoo/seal-1 failed 9 times.
            SECRET | The Secret seal-keys had its key token changed, and authentication failed 3 times.
            PROBE  | The liveness probe on Pod zoo/otter-1 failed 14 times, and it kept restarting.
            SCALE  | The number of replicas of walrus was reduced from 6 to 1.
            QUOTA  | The limit of 10 pods in the quota of pool is probably the cause of the burn.
            TAINT  | Pods failed to schedule, and 0/3 nodes are available.
            LOW    | Deployment zoo/seal was updated 50 minutes before the alert, but confidence is low.
            LOW    | The evidence linking this change of seal to the alert is weak.
            LOW    | It is unclear what caused the burn; the image changed from v1 to v2.
            """)
    void aPlainSummaryPasses(String kind, String sentence) {
        Finding finding = Objects.requireNonNull(FINDINGS.get(kind), kind);

        assertThat(Answers.outcome(
                        finding.correlation(),
                        finding.headline(),
                        sentence,
                        finding.cited().toArray(String[]::new)))
                .isEqualTo("sound");
    }

    private record Finding(Correlation correlation, String headline, List<String> cited) {}

    private static Finding finding(String object, int minutes, String headline, String... lines) {
        return finding(Confidence.HIGH, object, minutes, headline, lines);
    }

    private static Finding finding(
            Confidence confidence, String object, int minutes, String headline, String... lines) {
        List<String> cited = Stream.iterate(1, i -> i + 1)
                .limit(lines.length)
                .map(i -> "E" + i)
                .toList();
        return new Finding(found(confidence, object, minutes, lines), headline, cited);
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
