package dev.culprit.standalone.output;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Stage;
import java.util.HashMap;
import java.util.Map;

/** Tells revisions that are new from those that go out again. */
public final class NewRevisions {
    private final Map<String, Stage> latest = new HashMap<>();

    /** Whether it is later than those of its correlation that were asked for before. */
    public boolean add(Correlation revision) {
        boolean later = latest.getOrDefault(revision.id(), Stage.NONE).isBefore(revision.toStage());
        if (later) {
            latest.put(revision.id(), revision.toStage());
        }
        return later;
    }
}
