package dev.culprit.correlator.notify.slack;

import dev.culprit.correlator.notify.Notifier;
import dev.culprit.correlator.notify.Stories;
import dev.culprit.correlator.notify.Trial;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Correlations in Slack, as a bot or through an incoming webhook. */
public final class SlackReport {
    /** All settings that begin with {@code slack.}. */
    public static final Definition DEFINITION = SlackSettings.DEFINITION;

    static final String NAME = "slack";
    static final String WEBHOOK_NAME = "slack-webhook";

    private SlackReport() {}

    /**
     * Empty where neither a token nor a webhook is set.
     *
     * @param stories what a model tells, shown where it stands for what is told
     */
    public static Optional<Notifier> of(Settings settings, Clock clock, Stories stories) {
        SlackSettings chosen = SlackSettings.from(settings);
        var report = new ReportMessage(chosen.links(), Story.from(stories));
        Optional<Notifier> bot = chosen.token()
                .map(token -> new BotNotifier(
                        new BotApi(new SlackCalls(chosen.timeout(), clock), chosen.api(), token),
                        chosen.routes(),
                        report,
                        chosen.least(),
                        chosen.rest()));
        return bot.or(() -> chosen.webhook()
                .map(url -> new WebhookNotifier(
                        new SlackCalls(chosen.timeout(), clock), url, report, chosen.least(), chosen.rest())));
    }

    /** How we stand with Slack: it is asked who we are, and nothing is posted. */
    public static SlackStanding standing(Settings settings, Clock clock, Duration patience)
            throws InterruptedException {
        return SlackStanding.of(SlackSettings.from(settings), clock, patience);
    }

    /** Empty where nothing is set. */
    public static Optional<Trial> trial(Settings settings, Clock clock) {
        SlackSettings chosen = SlackSettings.from(settings);
        return chosen.token().isEmpty() && chosen.webhook().isEmpty()
                ? Optional.empty()
                : Optional.of(new SlackTrial(chosen, clock));
    }
}
