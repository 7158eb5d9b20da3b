package dev.culprit.standalone.doctor.cluster;

import dev.culprit.api.v1alpha1.BundledDefinition;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.collector.process.ClusterSettings;
import dev.culprit.rules.service.Ground;
import dev.culprit.rules.service.RuleSettings;
import dev.culprit.rules.service.Survey;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Skipped;
import dev.culprit.standalone.doctor.check.Finding.Warning;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import dev.culprit.standalone.live.AllInOne;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;

/** Where rules of SLOs would go, and whether something there forbids it: as the rule-generator finds out itself. */
public final class RulesCheck implements Check {
    private final Cluster cluster;
    private final Settings settings;

    public RulesCheck(Cluster cluster, Settings settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public List<Finding> look(Deadline deadline) throws InterruptedException {
        if (!AllInOne.writesRules(settings)) {
            return List.of(new Skipped("rules.enabled is false"));
        }
        return switch (cluster.contact(deadline)) {
            case Contact.Lost lost -> Contact.skipped();
            case Contact.Reached reached -> List.of(look(reached.client()));
        };
    }

    private Finding look(KubernetesClient client) {
        try {
            if (!client.supports(
                    SLOCorrelation.GROUP + "/" + SLOCorrelation.VERSION, BundledDefinition.OBJECTIVES.kind())) {
                return new Skipped("the cluster knows no SLOs, of which rules would be written: see definitions");
            }
            RuleSettings chosen = RuleSettings.from(settings)
                    .elseIn(ClusterSettings.from(settings).plan().namespaces());
            return switch (new Survey(client, chosen).look()) {
                case Ground.Free free ->
                    free.remark()
                            .<Finding>map(remark -> new Warning(
                                    remark,
                                    "install the Prometheus Operator's definitions, or have Prometheus read them "
                                            + "(docs/rule-generator.md), and set rules.output to what is meant"))
                            .orElseGet(() -> new Ok("rules of SLOs are written as "
                                    + free.place().name()));
                case Ground.Refused refused ->
                    new Wrong(
                            "rules of SLOs are not written: " + refused.why(),
                            "do as it says, or set rules.enabled=false (docs/rule-generator.md)");
                case Ground.Away away -> new Wrong("rules of SLOs: " + away.why(), "see cluster and rights");
            };
        } catch (KubernetesClientException e) {
            return new Wrong("rules of SLOs: " + e.getMessage(), "see cluster and rights");
        }
    }
}
