package dev.culprit.correlator.process;

import dev.culprit.correlator.notify.Notifications;
import dev.culprit.correlator.notify.NotifySettings;
import dev.culprit.correlator.notify.Stories;
import dev.culprit.correlator.notify.Trial;
import dev.culprit.correlator.notify.grafana.GrafanaReport;
import dev.culprit.correlator.notify.slack.SlackReport;
import dev.culprit.correlator.notify.webhook.WebhookReport;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import java.time.Clock;
import java.util.Optional;

/** All that tell correlations to others: a line for each. */
public final class Notifiers {
    /** What can be set of all of them. */
    public static final Definition DEFINITION = NotifySettings.DEFINITION
            .with(SlackReport.DEFINITION)
            .with(GrafanaReport.DEFINITION)
            .with(WebhookReport.DEFINITION);

    private Notifiers() {}

    /** Starts those that are set up. */
    public static void start(Notifications notifications) {
        var stories = new Stories();
        SlackReport.of(notifications.settings(), notifications.clock(), stories)
                .ifPresent(notifier -> notifications.start(notifier, stories));
        GrafanaReport.of(notifications.settings(), notifications.clock()).ifPresent(notifications::start);
        WebhookReport.of(notifications.settings(), notifications.clock()).ifPresent(notifications::start);
    }

    /** Empty where Slack is not set up. */
    public static Optional<Trial> slackTrial(Settings settings, Clock clock) {
        return SlackReport.trial(settings, clock);
    }

    /** Empty where no Grafana is set. */
    public static Optional<Trial> grafanaTrial(Settings settings, Clock clock) {
        return GrafanaReport.trial(settings, clock);
    }

    /** Empty where no address is set. */
    public static Optional<Trial> webhookTrial(Settings settings, Clock clock) {
        return WebhookReport.trial(settings, clock);
    }
}
