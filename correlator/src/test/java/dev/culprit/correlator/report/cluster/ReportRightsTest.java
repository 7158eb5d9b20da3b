package dev.culprit.correlator.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.runtime.cluster.Right;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code ReporterIT} proves on a real API server that these are needed. */
class ReportRightsTest {
    @Test
    void theyAreThoseThatPeopleAreToldToGrant() {
        assertThat(all(List.of()))
                .extracting(Right::toString)
                .containsExactlyInAnyOrder(
                        "get slocorrelations",
                        "create slocorrelations",
                        "patch slocorrelations",
                        "patch slocorrelations/status",
                        "list slocorrelations",
                        "delete slocorrelations");
    }

    @Test
    void inSomeNamespacesTheyAreAskedForThereAlone() {
        assertThat(all(List.of("shop", "zoo")))
                .hasSize(12)
                .allMatch(right -> List.of("shop", "zoo").contains(right.namespace()))
                .anyMatch(right -> right.toString().equals("patch slocorrelations/status in zoo"));
    }

    private static List<Right> all(List<String> namespaces) {
        var settings = new ReportSettings(Burn.CLUSTER, true, namespaces, Duration.ofDays(30), 100);
        return Stream.concat(ReportRights.toWrite(settings).stream(), ReportRights.toRemove(settings).stream())
                .toList();
    }
}
