package dev.culprit.standalone.output;

import dev.culprit.api.record.Correlation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The whole of what is printed for people: one table, then the suspects of each correlation. */
public final class IncidentReport {
    private IncidentReport() {}

    /**
     * The report, with a line break at its end.
     *
     * @param now for ages
     */
    public static String of(List<Correlation> correlations, Instant now, Style style) {
        if (correlations.isEmpty()) {
            return "No correlations: no alert of an SLO fired.\n";
        }
        var lines = new ArrayList<>(CorrelationTable.lines(correlations, now));
        for (Correlation correlation : correlations) {
            lines.add("");
            lines.addAll(SuspectList.lines(correlation, style));
        }
        return String.join("\n", lines) + "\n";
    }
}
