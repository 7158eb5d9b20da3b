package dev.culprit.standalone.doctor.cluster;

import dev.culprit.api.v1alpha1.BundledDefinition;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.collector.kube.DefaultKinds;
import dev.culprit.collector.kube.Discovery;
import dev.culprit.collector.kube.KindName;
import dev.culprit.collector.kube.ServedKind;
import dev.culprit.collector.process.ClusterSettings;
import dev.culprit.collector.process.CollectorProcess;
import dev.culprit.correlator.report.cluster.ReportRights;
import dev.culprit.correlator.report.cluster.ReportSettings;
import dev.culprit.rules.service.Ground;
import dev.culprit.rules.service.Place;
import dev.culprit.rules.service.RuleRights;
import dev.culprit.rules.service.RuleSettings;
import dev.culprit.rules.service.Survey;
import dev.culprit.runtime.cluster.Right;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Warning;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import dev.culprit.standalone.live.AllInOne;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Whether we may do what the collector, the report and the rules have to; by the lists that they have themselves. */
public final class RightsCheck implements Check {
    private final Cluster cluster;
    private final Settings settings;

    public RightsCheck(Cluster cluster, Settings settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "rights";
    }

    @Override
    public List<Finding> look(Deadline deadline) throws InterruptedException {
        return switch (cluster.contact(deadline)) {
            case Contact.Lost lost -> Contact.skipped();
            case Contact.Reached reached -> look(reached, deadline);
        };
    }

    private List<Finding> look(Contact.Reached reached, Deadline deadline) throws InterruptedException {
        try {
            var findings = new ArrayList<Finding>();
            findings.addAll(reading(reached, deadline));
            findings.addAll(reporting(reached, deadline));
            rules(reached, deadline).ifPresent(findings::add);
            return findings;
        } catch (IOException | KubernetesClientException | ExecutionException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            return List.of(new Wrong(
                    "the API server does not say what we may do: " + cause.getMessage(),
                    "see that `kubectl auth can-i --list` answers with the same kubeconfig"));
        } catch (TimeoutException e) {
            return List.of(new Wrong(
                    "the API server has not said what we may do " + deadline.words(), "give it longer with --timeout"));
        }
    }

    private List<Finding> reading(Contact.Reached reached, Deadline deadline)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        ClusterSettings watching = ClusterSettings.from(settings);
        var discovery = new Discovery(CollectorProcess.serverOf(reached.client()));
        var needed = new ArrayList<Right>();
        var unserved = new ArrayList<KindName>();
        int count = 0;
        for (KindName kind : watching.plan().kinds()) {
            Optional<ServedKind> served = discovery.find(kind);
            List<Right> rights = served.map(watching.plan()::rights).orElse(List.of());
            needed.addAll(rights);
            count += rights.isEmpty() ? 0 : 1;
            if (served.isEmpty()) {
                unserved.add(kind);
            }
        }
        List<String> namespaces = watching.plan().namespaces();
        String where = namespaces.isEmpty() ? "the whole cluster" : String.join(", ", namespaces);
        List<Right> missing = Grants.missing(reached.client(), needed, deadline);
        var findings = new ArrayList<Finding>();
        if (!missing.isEmpty()) {
            findings.add(new Wrong(
                    "the collector may not " + Grants.words(missing) + ": what changes there is never seen",
                    grant("culprit-collector", missing, reached)
                            + "; or take the kinds out of watch.kinds, or set watch.namespaces"));
        } else if (count == 0) {
            findings.add(new Wrong(
                    "no kind is watched in " + where, "set watch.kinds to kinds that this cluster has there"));
        } else {
            findings.add(new Ok(count + " kinds may be watched in " + where));
        }
        unknown(unserved).ifPresent(findings::add);
        return findings;
    }

    /** Of the default kinds no cluster has all. */
    private static Optional<Finding> unknown(List<KindName> unserved) {
        String named = unserved.stream()
                .filter(kind -> !DefaultKinds.names().contains(kind))
                .map(KindName::toString)
                .collect(Collectors.joining(", "));
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Warning(
                        "the cluster does not have " + named + ", which watch.kinds or watch.kinds.more names",
                        "correct the name by `kubectl api-resources`, or install the kind: it is watched as soon as it is "
                                + "there"));
    }

    private List<Finding> reporting(Contact.Reached reached, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        ReportSettings report = ReportSettings.from(settings)
                .elseIn(ClusterSettings.from(settings).plan().namespaces());
        if (!report.isOn()) {
            return List.of(new Ok("SLOCorrelations are not written (report.enabled=false): no right is needed"));
        }
        List<Right> unwritten = Grants.missing(reached.client(), ReportRights.toWrite(report), deadline);
        List<Right> unremoved = Grants.missing(reached.client(), ReportRights.toRemove(report), deadline);
        if (!unwritten.isEmpty()) {
            return List.of(new Wrong(
                    "SLOCorrelations are not written: we may not " + Grants.words(unwritten),
                    grant("culprit-report", unwritten, reached)
                            + "; docs/slocorrelations.md has all of them; or set report.enabled=false"));
        }
        return List.of(
                unremoved.isEmpty()
                        ? new Ok("SLOCorrelations may be written and removed")
                        : new Warning(
                                "old SLOCorrelations are not removed: we may not " + Grants.words(unremoved),
                                grant("culprit-report-old", unremoved, reached)));
    }

    private Optional<Finding> rules(Contact.Reached reached, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        KubernetesClient client = reached.client();
        boolean isKnown = client.supports(
                SLOCorrelation.GROUP + "/" + SLOCorrelation.VERSION, BundledDefinition.OBJECTIVES.kind());
        if (!AllInOne.writesRules(settings) || !isKnown) {
            return Optional.empty();
        }
        RuleSettings chosen = RuleSettings.from(settings)
                .elseIn(ClusterSettings.from(settings).plan().namespaces());
        Optional<Place> place = new Survey(client, chosen).choose() instanceof Ground.Free free
                ? Optional.of(free.place())
                : Optional.empty();
        if (place.isEmpty()) {
            return Optional.empty();
        }
        List<Right> missing = Grants.missing(client, RuleRights.of(chosen, place.get()), deadline);
        return Optional.of(
                missing.isEmpty()
                        ? new Ok("rules and status of SLOs may be written")
                        : new Wrong(
                                "rules and status of SLOs are not written: we may not " + Grants.words(missing),
                                grant("culprit-rules", missing, reached)
                                        + "; examples/rule-generator/rbac.yaml has all of them; or set rules.enabled=false"));
    }

    private static String grant(String role, List<Right> missing, Contact.Reached reached) {
        return Grants.commands(role, missing) + ", and bind it to " + reached.who();
    }
}
