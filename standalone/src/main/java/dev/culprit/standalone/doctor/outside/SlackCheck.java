package dev.culprit.standalone.doctor.outside;

import dev.culprit.correlator.notify.slack.SlackReport;
import dev.culprit.correlator.notify.slack.SlackStanding;
import dev.culprit.correlator.notify.slack.SlackStanding.Bot;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Skipped;
import dev.culprit.standalone.doctor.check.Finding.Warning;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import java.time.Clock;
import java.util.List;

/** Whether Slack takes the token, and lets it write. No message is posted. */
public final class SlackCheck implements Check {
    private static final String NOT_POSTED = "; nothing was posted: `culprit notify test` does";

    private final Settings settings;
    private final Clock clock;

    public SlackCheck(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public List<Finding> look(Deadline deadline) throws InterruptedException {
        return List.of(
                switch (SlackReport.standing(settings, clock, deadline.left())) {
                    case SlackStanding.Absent absent -> new Skipped("neither slack.token nor slack.webhook-url is set");
                    case SlackStanding.Refused refused ->
                        new Wrong(
                                refused.detail(),
                                "set CULPRIT_SLACK_TOKEN to the bot's token that the app's page shows under OAuth & "
                                        + "Permissions, and see that slack.api-url can be reached (docs/notifications.md)");
                    case SlackStanding.Webhook webhook -> of(webhook);
                    case Bot bot -> of(bot);
                });
    }

    private static Finding of(SlackStanding.Webhook webhook) {
        return webhook.isUsual()
                ? new Ok("an incoming webhook at " + webhook.host() + "; only a message tells whether it is valid: "
                        + "`culprit notify test --slack`")
                : new Warning(
                        "slack.webhook-url at " + webhook.host() + " has not the form of an incoming webhook",
                        "take the URL that the app's page shows under Incoming Webhooks: https://hooks.slack.com/services/...");
    }

    private static Finding of(Bot bot) {
        String who = "the token is that of " + bot.user() + " in " + bot.team();
        if (!bot.mayWrite()) {
            return new Wrong(
                    who + ", and has not the scope " + Bot.NEEDED + ", but "
                            + String.join(", ", bot.scopes().orElseThrow()),
                    "add " + Bot.NEEDED + " to the app's bot token scopes, and install the app again");
        }
        String scopes = bot.scopes().isPresent() ? " with " + Bot.NEEDED : "; Slack does not say what it may do";
        return new Ok(who + scopes + "; reports go to " + String.join(", ", bot.channels()) + NOT_POSTED);
    }
}
