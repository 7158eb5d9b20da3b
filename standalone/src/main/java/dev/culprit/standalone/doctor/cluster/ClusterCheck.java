package dev.culprit.standalone.doctor.cluster;

import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Warning;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether the cluster can be reached, as whom, and whether its clock goes as ours. */
public final class ClusterCheck implements Check {
    /** Times of changes are the cluster's, and alerts come seconds after them. */
    private static final Duration MOST_SKEW = Duration.ofSeconds(5);

    private final Cluster cluster;

    public ClusterCheck(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public List<Finding> look(Deadline deadline) throws InterruptedException {
        return switch (cluster.contact(deadline)) {
            case Contact.Lost lost -> List.of(new Wrong(lost.why(), lost.remedy()));
            case Contact.Reached reached -> of(reached);
        };
    }

    private static List<Finding> of(Contact.Reached reached) {
        var findings = new ArrayList<Finding>();
        findings.add(new Ok("Kubernetes " + reached.version() + " at "
                + reached.client().getMasterUrl() + ", as " + reached.who()));
        reached.skew()
                .filter(skew -> skew.abs().compareTo(MOST_SKEW) > 0)
                .ifPresent(skew -> findings.add(new Warning(
                        "the API server's clock is " + skew.abs().toSeconds() + " s "
                                + (skew.isPositive() ? "ahead of" : "behind") + " the one here",
                        "set both clocks by NTP (`timedatectl set-ntp true`): what changed and when it burned are "
                                + "compared by them")));
        return findings;
    }
}
