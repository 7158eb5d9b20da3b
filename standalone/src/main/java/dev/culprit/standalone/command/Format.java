package dev.culprit.standalone.command;

import dev.culprit.api.record.Correlation;
import dev.culprit.correlator.report.SloCorrelationReport;
import dev.culprit.standalone.output.IncidentReport;
import dev.culprit.standalone.output.Style;
import dev.culprit.standalone.play.Incident;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

/** What is printed of incidents. Named in lower case, as they are typed. */
enum Format {
    /** For people. */
    table,
    /** SLOCorrelations, as kubectl would print them. */
    yaml,
    /** For programs: one line a correlation, and nothing else. */
    json;

    /** The table of some correlations. */
    static String tableOf(List<Correlation> correlations, Instant now) {
        return IncidentReport.of(correlations, now, Style.ofStandardOutput());
    }

    void print(List<Incident> incidents, Instant now, PrintWriter out) {
        switch (this) {
            case table -> out.print(tableOf(correlations(incidents), now));
            case yaml ->
                incidents.forEach(incident -> incident.correlations()
                        .forEach(correlation -> out.print("---\n" + SloCorrelationReport.yaml(correlation))));
            case json ->
                incidents.forEach(incident ->
                        incident.correlations().forEach(correlation -> out.println(line(incident, correlation))));
        }
        out.flush();
    }

    private static List<Correlation> correlations(List<Incident> incidents) {
        return incidents.stream()
                .flatMap(incident -> incident.correlations().stream())
                .toList();
    }

    private static String line(Incident incident, Correlation correlation) {
        return SloCorrelationReport.jsonLine(incident.name(), correlation);
    }
}
