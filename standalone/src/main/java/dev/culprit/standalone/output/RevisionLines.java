package dev.culprit.standalone.output;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus;
import dev.culprit.correlator.report.RevisionNews;
import dev.culprit.correlator.report.SloCorrelationReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line for each revision, which says what is new since the one before it. */
public final class RevisionLines {
    /** Of the last so many correlations it is remembered what they said. */
    private static final int REMEMBERED = 1_000;

    private final Map<String, SLOCorrelationStatus> last = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SLOCorrelationStatus> eldest) {
            return size() > REMEMBERED;
        }
    };

    public String of(Correlation revision) {
        SLOCorrelationStatus status = SloCorrelationReport.of(revision).getStatus();
        @Nullable SLOCorrelationStatus before = last.put(revision.id(), status);
        return RevisionLine.of(revision) + (before == null ? "" : "; " + RevisionNews.between(before, status));
    }
}
