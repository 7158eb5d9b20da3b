package dev.culprit.standalone.doctor.cluster;

import dev.culprit.standalone.doctor.check.Finding;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether the API server answers. */
sealed interface Contact {
    /**
     * It does.
     *
     * @param skew how much its clock is ahead of ours, to the second; empty: it does not tell the time
     */
    record Reached(KubernetesClient client, String version, String who, Optional<Duration> skew) implements Contact {}

    /** It does not, or not to us. */
    record Lost(String why, String remedy) implements Contact {}

    /** What others say who need it. */
    static List<Finding> skipped() {
        return List.of(new Finding.Skipped("the API server is not reached: see cluster"));
    }
}
