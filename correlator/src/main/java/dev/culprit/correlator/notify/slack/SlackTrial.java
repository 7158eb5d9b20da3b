package dev.culprit.correlator.notify.slack;

import dev.culprit.correlator.notify.Trial;
import dev.culprit.correlator.notify.slack.SlackReply.Refused;
import dev.culprit.correlator.notify.slack.SlackReply.Taken;
import dev.culprit.runtime.text.OneLine;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Posts a message that cannot be taken for a report to every channel that reports may go to. */
final class SlackTrial implements Trial {
    private final SlackSettings settings;
    private final Clock clock;

    SlackTrial(SlackSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<Line> run() throws InterruptedException {
        try (var calls = new SlackCalls(settings.timeout(), clock)) {
            return settings.token().isPresent()
                    ? asBot(new BotApi(calls, settings.api(), settings.token().get()))
                    : List.of(line(
                            "the incoming webhook",
                            calls.post(
                                    settings.webhook().orElseThrow(), message().toJson())));
        }
    }

    private List<Line> asBot(BotApi api) throws InterruptedException {
        var lines = new ArrayList<Line>();
        switch (api.whoAmI()) {
            case Refused refused -> {
                lines.add(new Line(false, "Slack: " + refused.detail()));
                return lines;
            }
            case Taken taken ->
                lines.add(new Line(
                        true,
                        "Slack: the token is that of "
                                + OneLine.of(taken.body().path("user").asText("a user"), 80) + " in "
                                + OneLine.of(taken.body().path("team").asText("a workspace"), 80)));
        }
        for (String channel : settings.routes().channels()) {
            lines.add(line(channel, api.post(channel, message())));
        }
        return lines;
    }

    private static Line line(String place, SlackReply reply) {
        return switch (reply) {
            case Taken taken -> new Line(true, "Slack: " + place + " took the test message");
            case Refused refused -> new Line(false, "Slack: " + place + ": " + refused.detail());
        };
    }

    private SlackMessage message() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String text = "This is a test of Culprit at " + now + ": nothing burns.";
        return new SlackMessage(
                text,
                new Blocks()
                        .header("Test of Culprit")
                        .plain(text)
                        .context(List.of("Reports of burning error budgets will come here."))
                        .toJson());
    }
}
