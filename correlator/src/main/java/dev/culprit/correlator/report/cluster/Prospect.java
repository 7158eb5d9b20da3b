package dev.culprit.correlator.report.cluster;

import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.runtime.cluster.Right;
import dev.culprit.runtime.text.OneLine;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;

/** Asks the cluster, before there is anything to write, whether SLOCorrelations will be written. */
final class Prospect {
    private final KubernetesClient client;
    private final ReportSettings settings;

    Prospect(KubernetesClient client, ReportSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** In one line: whether they are written, or why not. */
    String line() {
        String where = settings.namespaces().isEmpty() ? "" : " in " + String.join(", ", settings.namespaces());
        try {
            if (!isServed()) {
                return "SLOCorrelations are not written until the cluster knows them: kubectl apply -f "
                        + Complaints.CRD;
            }
            String missing = missingRight();
            return missing == null
                    ? "SLOCorrelations are written" + where + ": kubectl get slocorr"
                    : "SLOCorrelations are not written" + where + ": this needs the right to " + missing
                            + " (docs/slocorrelations.md)";
        } catch (KubernetesClientException e) {
            return "SLOCorrelations are written when the API server answers: "
                    + OneLine.of(String.valueOf(e.getMessage()), 200);
        }
    }

    /** The client has nothing to give for a group that is not served. */
    private boolean isServed() {
        try {
            APIResourceList served = client.getApiResources(SLOCorrelation.GROUP + "/" + SLOCorrelation.VERSION);
            return served != null
                    && served.getResources().stream()
                            .anyMatch(resource -> resource.getKind().equals(SLOCorrelation.KIND));
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** The first one, in words. */
    private @Nullable String missingRight() {
        return ReportRights.toWrite(settings).stream()
                .filter(right -> !right.isGranted(client))
                .findFirst()
                .map(Right::toString)
                .orElse(null);
    }
}
