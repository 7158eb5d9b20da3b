package dev.culprit.standalone.output;

import dev.culprit.api.record.Correlation;
import java.util.HashMap;
import java.util.Map;

/** Tells revisions that are new from those that go out again. */
public final class NewRevisions {
    private final Map<String, Integer> latest = new HashMap<>();

    /** Whether it is later than those of its correlation that were asked for before. */
    public boolean add(Correlation revision) {
        Integer before = latest.get(revision.id());
        boolean later = before == null || before < revision.revision();
        if (later) {
            latest.put(revision.id(), revision.revision());
        }
        return later;
    }
}
