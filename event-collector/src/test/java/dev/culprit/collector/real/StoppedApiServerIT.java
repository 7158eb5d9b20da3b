package dev.culprit.collector.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.collector.live.MemoryLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** An API server that was stopped has forgotten where watches were: 410 Gone, and everything is listed again. */
@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
@EnabledIfEnvironmentVariable(named = ControlPlane.VARIABLE, matches = ".+")
class StoppedApiServerIT {
    @Test
    void afterItsRestartNothingIsLostAndNothingInvented() throws Exception {
        var plane = new ControlPlane();
        try (var cluster = new RealCluster()) {
            cluster.apply(Manifests.configMap("seeds", "corn: '1'"));
            try (var watch = new RealWatch(cluster, new MemoryLog())) {
                cluster.kubectl("create", "configmap", "well");
                watch.await1(change -> change.subject().name().equals("well"));
                plane.stop();
                try {
                    watch.awaitNotReady();
                } finally {
                    plane.start();
                }
                cluster.awaitOutput("ok", "get", "--raw", "/readyz");
                cluster.kubectl("patch", "configmap", "seeds", "-p", "{\"data\":{\"corn\":\"2\"}}");
                watch.await1(change -> change.subject().name().equals("seeds"));
                watch.awaitReady();
                assertThat(watch.changes())
                        .extracting(
                                change -> change.type() + " " + change.subject().name())
                        .containsExactlyInAnyOrder("CREATE well", "UPDATE seeds");
            }
        }
    }
}
