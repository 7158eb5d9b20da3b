package dev.culprit.correlator.notify.grafana;

import dev.culprit.correlator.notify.Links;
import dev.culprit.correlator.notify.Notifier;
import dev.culprit.correlator.notify.Trial;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Correlations as annotations in Grafana. */
public final class GrafanaReport {
    /** All settings that begin with {@code grafana.}, but for the link to a dashboard. */
    public static final Definition DEFINITION = GrafanaSettings.DEFINITION;

    static final String NAME = "grafana";

    private GrafanaReport() {}

    /** Empty where no Grafana is set. */
    public static Optional<Notifier> of(Settings settings, Clock clock) {
        GrafanaSettings chosen = GrafanaSettings.from(settings);
        return chosen.url()
                .map(url -> new GrafanaNotifier(
                        new GrafanaApi(chosen, url, clock), new Drawing(Links.from(settings)), chosen.rest(), clock));
    }

    /** How we stand with Grafana: it is asked what we may, and nothing is drawn. */
    public static GrafanaStanding standing(Settings settings, Clock clock, Duration patience)
            throws InterruptedException {
        return GrafanaStanding.of(GrafanaSettings.from(settings).within(patience), clock);
    }

    /** Empty where no Grafana is set. */
    public static Optional<Trial> trial(Settings settings, Clock clock) {
        GrafanaSettings chosen = GrafanaSettings.from(settings);
        return chosen.url().map(url -> new GrafanaTrial(chosen, url, clock));
    }
}
