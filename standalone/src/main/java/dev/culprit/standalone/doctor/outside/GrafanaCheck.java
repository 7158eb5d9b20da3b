package dev.culprit.standalone.doctor.outside;

import dev.culprit.correlator.notify.grafana.GrafanaReport;
import dev.culprit.correlator.notify.grafana.GrafanaStanding;
import dev.culprit.correlator.notify.grafana.GrafanaStanding.Known;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Skipped;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import java.time.Clock;
import java.util.List;

/** Whether Grafana takes the token, and lets it write annotations. None is drawn. */
public final class GrafanaCheck implements Check {
    private final Settings settings;
    private final Clock clock;

    public GrafanaCheck(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "grafana";
    }

    @Override
    public List<Finding> look(Deadline deadline) throws InterruptedException {
        return List.of(
                switch (GrafanaReport.standing(settings, clock, deadline.left())) {
                    case GrafanaStanding.Absent absent -> new Skipped("grafana.api-url is not set");
                    case GrafanaStanding.Refused refused ->
                        new Wrong(
                                refused.detail(),
                                "set CULPRIT_GRAFANA_TOKEN to a token of a service account with the role Editor, and see "
                                        + "that grafana.api-url is what comes before /api/ (docs/notifications.md)");
                    case Known known -> of(known);
                });
    }

    private static Finding of(Known known) {
        List<String> missing = known.missing().orElse(List.of());
        if (!missing.isEmpty()) {
            return new Wrong(
                    known.place() + " takes the token, which lacks " + String.join(", ", missing), Known.REMEDY);
        }
        String may = known.missing().isPresent()
                ? ", which may write annotations"
                : "; it does not say whether annotations may be written";
        return new Ok(known.place() + " takes the token" + may + "; nothing was drawn: `culprit notify test` does");
    }
}
