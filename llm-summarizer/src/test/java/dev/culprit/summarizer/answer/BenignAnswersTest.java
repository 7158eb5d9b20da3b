package dev.culprit.summarizer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plain, true summaries as a small model words them, of what burns most often. */
class BenignAnswersTest {
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
            IMAGE  | Deployment zoo/seal was moved from v1.4.2 to v1.4.3 at 09:55:00, and its container has been crashing since.
            IMAGE  | BackOff on Pod zoo/seal-7d9f-abcde began 12 s after the change and was seen 48 times.
            IMAGE  | The new image v1.4.3 of seal likely introduced a failure that keeps its container restarting.
            IMAGE  | The errors began shortly after the image of seal was updated.
            CONFIG | The key timeout of pool-settings dropped from 30 to 2, and the readiness probe of seal-1 has failed 9 times since.
            CONFIG | With a timeout of 2 the readiness probe probably fails, which likely explains the burn of pool-settings.
            PROBE  | A shorter timeout of 1 instead of 5 likely made the liveness probe of otter fail.
            PROBE  | Unhealthy was reported 14 times on Pod zoo/otter-1, first 40 s after the change.
            QUOTA  | The limit of pods fell from 20 to 10, and FailedCreate was seen 22 times.
            SCALE  | walrus went from 6 replicas to 1, which may have caused the errors.
            MEM    | The memory limit of otter was lowered from 512Mi to 64Mi 7 minutes before the alert.
            NODE   | After the taint NoSchedule was added to ice-3, Pod zoo/seal-1 could not be scheduled.
            NODE   | The taint on ice-3 may be the cause, as scheduling failed 7 times since 15 s after the change.
            IMAGE  | Several restarts of the container followed the rollout.
            IMAGE  | The service experienced errors after the deployment of v1.4.3.
            IMAGE  | Overall, the evidence points to the image change of seal.
            IMAGE  | The Deployment zoo/seal was updated from image v1.4.2 to v1.4.3, and its container has been in BackOff since 12 s after the change.
            IMAGE  | The failing container of seal coincides with the rollout of v1.4.3.
            IMAGE  | The Pod zoo/seal-7d9f-abcde shows BackOff, restarting a failed container.
            IMAGE  | The change of the image from v1.4.2 to v1.4.3 preceded the alert by 5 minutes.
            IMAGE  | The container failed to start after the image was changed to v1.4.3.
            IMAGE  | After the update, the container failed and was restarted, with BackOff seen 48 times.
            IMAGE  | Given that BackOff started 12 s after the change, the new image is the likely cause for seal.
            IMAGE  | The confidence in this finding is high.
            IMAGE  | The alert for zoo/seal-availability fired at 10:00:00, 5 min after the change.
            IMAGE  | The burn of the error budget likely results from the failing container of seal.
            IMAGE  | The most likely cause is the image change of Deployment zoo/seal.
            CONFIG | The timeout in zoo/pool-settings was decreased from 30 to 2 at 09:57.
            CONFIG | Readiness probe failures were observed 9 times on Pod zoo/seal-1.
            CONFIG | The reduced timeout likely causes the readiness probe to fail, which fits pool-settings as the cause.
            CONFIG | Pod zoo/seal-1 became unhealthy 20 s after the change.
            PROBE  | The liveness probe timeout was lowered from 5 to 1, 5 minutes before the alert.
            PROBE  | The liveness probe started failing 40 s after the change.
            PROBE  | Since the change, the liveness probe failed 14 times and containers are restarting.
            QUOTA  | The pod limit in ResourceQuota zoo/pool was decreased from 20 to 10.
            SCALE  | The Deployment zoo/walrus was scaled from 6 replicas to 1 replica, 2 minutes before the alert.
            SCALE  | The reduced number of replicas of walrus may have led to the burn.
            MEM    | The memory limit was reduced from 512Mi to 64Mi, and the container was OOMKilled 9 s later.
            MEM    | The container otter ran out of memory and was killed.
            MEM    | A lower memory limit likely led to the OOMKilled container of otter.
            SECRET | The key token in Secret zoo/seal-keys was changed 4 minutes before the alert.
            SECRET | The Pod zoo/seal-1 failed to authenticate after the Secret was rotated.
            TAINT  | A NoSchedule taint was added to Node ice-3 at 09:54.
            LOW    | The change of seal was made long before the alert.
            SECRET | The Secret zoo/seal-keys had its token key changed at 09:56:00.
            SECRET | Failed events on Pod zoo/seal-1 started 30 s after the change.
            TAINT  | Node ice-3 received a NoSchedule taint 6 minutes before the alert.
            TAINT  | FailedScheduling appeared 15 s after the taint was added.
            QUOTA  | FailedCreate on ReplicaSet zoo/seal-1 was recorded 22 times.
            SCALE  | walrus had its replicas reduced from 6 to 1 shortly before the alert.
            SCALE  | Fewer replicas of walrus may be the cause of the errors.
            MEM    | The change to otter was later undone.
            MEM    | The env CACHE was also added with the value on.
            PROBE  | Liveness probe failures led to restarts of otter.
            PROBE  | The timeout change of the liveness probe came 5 minutes before the alert.
            CONFIG | The ConfigMap change at 09:57 was followed by readiness probe failures.
            CONFIG | The pod zoo/seal-1 fails its readiness probe since the change.
            LOW    | seal was changed 50 min before the alert, so the link is weak.
            IMAGE  | The rollout happened at 09:55:00 and the first BackOff was seen 12 s later.
            IMAGE  | seal has been failing since the image update.
            IMAGE  | High confidence: the image of seal changed 5 min before the alert.
            IMAGE  | The evidence is consistent with a bad image of seal.
            """)
    void aPlainSummaryPasses(String kind, String sentence) {
        assertThat(Scene.of(kind).outcome(sentence)).isEqualTo("sound");
    }
}
