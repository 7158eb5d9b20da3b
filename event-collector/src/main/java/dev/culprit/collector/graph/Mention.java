package dev.culprit.collector.graph;

import java.util.List;
import java.util.Set;

/**
 * A host name that a configuration mentions.
 *
 * @param asAddress whether the key says that its value is an address ({@code DB_HOST})
 * @param field the field that mentions it
 */
record Mention(List<String> labels, boolean asAddress, String field) {
    Mention {
        labels = List.copyOf(labels);
    }

    static Mention of(String host, boolean asAddress, String field) {
        return new Mention(List.of(host.split("\\.", -1)), asAddress, field);
    }

    Mention in(String otherField) {
        return new Mention(labels, asAddress, otherField);
    }

    /** The names that Services may have for this to be one of theirs, or that of a Pod behind them. */
    Set<String> services() {
        int svc = labels.indexOf("svc");
        if (svc >= 2) {
            return Set.of(labels.get(svc - 2));
        }
        boolean ofPod =
                (labels.size() == 2 || labels.size() == 3) && !labels.get(0).equals(labels.get(1));
        return ofPod ? Set.of(labels.get(0), labels.get(1)) : Set.of(labels.getFirst());
    }
}
