package dev.culprit.collector.graph;

import java.util.List;

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

    /** The part that is a Service's name if this is one of the cluster. */
    String service() {
        int svc = labels.indexOf("svc");
        return labels.get(svc >= 2 ? svc - 2 : 0);
    }
}
