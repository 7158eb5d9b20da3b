package dev.culprit.standalone.ledger;

import dev.culprit.api.record.Actor;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;

/** What kubectl does to Nodes alone. */
final class NodeTools {
    private static final String TAINT = "spec.taints[farm]";
    private static final String CORDON = "spec.unschedulable";
    private static final String LABEL = "metadata.labels[soil]";

    private static final String WET = "farm=wet:NoSchedule";

    private NodeTools() {}

    static List<Tool> all() {
        Predicate<Thing> isNode = thing -> thing.isThere() && thing.ref().kind().equals("Node");
        return List.of(
                Tool.of("kubectl cordon", isNode, NodeTools::cordon),
                Tool.of("kubectl taint", isNode, NodeTools::taint),
                Tool.of("kubectl label node", isNode, NodeTools::label));
    }

    private static void cordon(Thing node, Worker worker) throws IOException, InterruptedException {
        boolean isCordoned = node.mark(CORDON) != null;
        String verb = isCordoned ? "uncordon" : "cordon";
        SortedMap<String, Edit> edits = node.mark(CORDON, isCordoned ? null : "true");
        Span span = Hand.during(() -> worker.hand().kubectl("", verb, node.name()));
        worker.updated("kubectl " + verb, node, edits, by("kubectl-" + verb), span);
    }

    private static void taint(Thing node, Worker worker) throws IOException, InterruptedException {
        boolean isTainted = node.mark(TAINT) != null;
        SortedMap<String, Edit> edits = node.mark(TAINT, isTainted ? null : WET);
        String taint = WET + (isTainted ? "-" : "");
        Span span = Hand.during(() -> worker.hand().kubectl("", "taint", "node", node.name(), taint));
        worker.updated(isTainted ? "kubectl taint (removed)" : "kubectl taint", node, edits, by("kubectl-taint"), span);
    }

    private static void label(Thing node, Worker worker) throws IOException, InterruptedException {
        String value = "s" + worker.next();
        SortedMap<String, Edit> edits = node.mark(LABEL, value);
        Span span = Hand.during(
                () -> worker.hand().kubectl("", "label", "--overwrite", "node", node.name(), "soil=" + value));
        worker.updated("kubectl label node", node, edits, by("kubectl-label"), span);
    }

    /** Some servers keep no writers of a Node that no kubelet has registered. */
    private static Set<String> by(String manager) {
        return Set.of(manager, "kubectl", Actor.UNKNOWN);
    }
}
