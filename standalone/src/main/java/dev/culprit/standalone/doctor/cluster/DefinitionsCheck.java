package dev.culprit.standalone.doctor.cluster;

import dev.culprit.api.v1alpha1.BundledDefinition;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.collector.kube.Discovery;
import dev.culprit.collector.kube.KindName;
import dev.culprit.collector.process.CollectorProcess;
import dev.culprit.correlator.report.cluster.ReportSettings;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Warning;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;

/** Whether the cluster knows Culprit's kinds, and as this release has them. */
public final class DefinitionsCheck implements Check {
    private static final String APPLY = "kubectl apply -f api/src/crds (before Kubernetes 1.23 with --validate=false)";

    private final Cluster cluster;
    private final Settings settings;

    public DefinitionsCheck(Cluster cluster, Settings settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "definitions";
    }

    @Override
    public List<Finding> look(Deadline deadline) throws InterruptedException {
        return switch (cluster.contact(deadline)) {
            case Contact.Lost lost -> Contact.skipped();
            case Contact.Reached reached -> look(reached.client());
        };
    }

    private List<Finding> look(KubernetesClient client) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        for (BundledDefinition ours : BundledDefinition.values()) {
            try {
                findings.add(look(client, ours));
            } catch (KubernetesClientException | IOException e) {
                return List.of(new Wrong(
                        "the API server does not say which kinds it knows: " + e.getMessage(),
                        "see that `kubectl api-resources` answers with the same kubeconfig"));
            }
        }
        return findings;
    }

    private Finding look(KubernetesClient client, BundledDefinition ours) throws IOException, InterruptedException {
        try {
            CustomResourceDefinition there = client.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName(ours.resourceName())
                    .get();
            return there == null ? missing(ours) : compared(ours, there);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
            var discovery = new Discovery(CollectorProcess.serverOf(client));
            return discovery
                            .find(new KindName(SLOCorrelation.GROUP, SLOCorrelation.VERSION, ours.kind()))
                            .isPresent()
                    ? new Ok(ours.kind() + " " + SLOCorrelation.VERSION
                            + " is served; whether as this release has it may not be read")
                    : missing(ours);
        }
    }

    /** Without its own SLOs Culprit takes the alerts of others; without SLOCorrelations its answers are not in the cluster. */
    private Finding missing(BundledDefinition ours) {
        String found = "the cluster does not know " + ours.kind();
        return switch (ours) {
            case CORRELATIONS ->
                ReportSettings.from(settings).isOn()
                        ? new Wrong(
                                found + ": correlations are not written there", APPLY + ", or set report.enabled=false")
                        : new Ok(found + ", and none is written (report.enabled=false)");
            case OBJECTIVES, COMPOSITIONS ->
                new Warning(
                        found + ": alerts of Sloth, Pyrra and others are taken, and SLOs of its own not known", APPLY);
        };
    }

    private static Finding compared(BundledDefinition ours, CustomResourceDefinition there) {
        Fields here = Fields.of(
                new KubernetesSerialization().unmarshal(ours.yaml(), CustomResourceDefinition.class),
                SLOCorrelation.VERSION);
        boolean isServed = there.getSpec().getVersions().stream()
                .anyMatch(version ->
                        version.getName().equals(SLOCorrelation.VERSION) && Boolean.TRUE.equals(version.getServed()));
        if (!isServed) {
            return new Wrong(ours.kind() + " is not served as " + SLOCorrelation.VERSION, APPLY);
        }
        Fields known = Fields.of(there, SLOCorrelation.VERSION);
        List<String> missing = here.without(known);
        if (!missing.isEmpty()) {
            return new Warning(
                    ours.kind() + " is not that of this release: the cluster drops " + Fields.words(missing), APPLY);
        }
        List<String> more = known.without(here);
        return new Ok(ours.kind() + " " + SLOCorrelation.VERSION + " is served"
                + (more.isEmpty()
                        ? " as this release has it"
                        : ", by a definition that has more: " + Fields.words(more)));
    }
}
