package dev.culprit.collector.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.collector.live.MemoryLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
class FirstLookIT {
    @Test
    void look() throws Exception {
        var log = new MemoryLog();
        try (var cluster = new RealCluster()) {
            cluster.kubectl("create", "deployment", "web", "--image=nginx:1.0");
            cluster.kubectl("create", "secret", "generic", "creds", "--from-literal=password=hunter2222");
            cluster.kubectl("create", "configmap", "cm", "--from-literal=mode=slow");
            try (var watch = new RealWatch(cluster, log)) {
                assertThat(watch.changes()).isEmpty();
                cluster.kubectl("set", "image", "deployment/web", "nginx=nginx:1.1");
                cluster.kubectl("scale", "deployment/web", "--replicas=3");
                cluster.kubectl("set", "env", "deployment/web", "MODE=fast");
                cluster.kubectl("set", "env", "deployment/web", "MODE-");
                cluster.kubectl("patch", "secret", "creds", "-p", "{\"stringData\":{\"password\":\"other\"}}");
                cluster.kubectl("annotate", "secret", "creds", "a=b");
                cluster.kubectl("patch", "configmap", "cm", "-p", "{\"data\":{\"mode\":\"fast\"}}");
                cluster.kubectl("delete", "configmap", "cm");
                watch.await1(change -> change.type() == dev.culprit.api.record.ChangeType.DELETE);
            }
            log.changes().values().stream()
                    .sorted(java.util.Comparator.comparing(c -> c.observedAt()))
                    .forEach(System.out::println);
        }
    }
}
