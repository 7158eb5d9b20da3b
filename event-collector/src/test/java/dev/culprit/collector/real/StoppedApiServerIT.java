package dev.culprit.collector.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.collector.live.MemoryLog;
import dev.culprit.testing.Alone;
import dev.culprit.testing.CutLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** An API server that was started anew has forgotten where a watch was: 410 Gone, and everything is listed again. */
@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
@EnabledIfEnvironmentVariable(named = ControlPlane.VARIABLE, matches = ".+")
@Alone
class StoppedApiServerIT {
    @Test
    void nothingIsLostAndNothingInventedWhenItHasForgottenWhereTheWatchWas() throws Exception {
        var plane = new ControlPlane();
        try (var cluster = new RealCluster();
                var line = new CutLine(cluster.port())) {
            cluster.apply(Manifests.configMap("seeds", "corn: '1', rye: '1'"));
            cluster.apply(Manifests.configMap("tools", "axe: '1'"));
            var client = cluster.clientOf(line.port());
            try (var watch = new RealWatch(client, List.of(cluster.namespace()), new MemoryLog())) {
                line.cut();
                watch.awaitNotReady();
                cluster.kubectl(
                        "patch",
                        "configmap",
                        "seeds",
                        "--type=json",
                        "-p",
                        "[{\"op\":\"remove\",\"path\":\"/data/rye\"}]");
                cluster.kubectl("create", "configmap", "well", "--from-literal=deep=1");
                plane.stop();
                plane.start();
                cluster.awaitOutput("ok", "get", "--raw", "/readyz");
                line.mend();
                watch.await1(change -> change.subject().name().equals("seeds"));
                watch.await1(change -> change.subject().name().equals("well"));
                watch.awaitReady();
                assertThat(watch.changes())
                        .extracting(change -> change.type() + " "
                                + change.subject().name() + " as told by "
                                + change.timing().source())
                        .containsExactlyInAnyOrder(
                                "CREATE well as told by CREATION", "UPDATE seeds as told by INTERVAL");
            }
        }
    }
}
