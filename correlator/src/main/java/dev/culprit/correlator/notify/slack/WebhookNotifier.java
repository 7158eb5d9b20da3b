package dev.culprit.correlator.notify.slack;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Delivery;
import dev.culprit.api.record.Delivery.Delivered;
import dev.culprit.api.record.Severity;
import dev.culprit.correlator.notify.Notifier;
import dev.culprit.correlator.notify.Step;
import dev.culprit.correlator.notify.Step.Outcome;
import dev.culprit.correlator.notify.slack.SlackReply.Refused;
import dev.culprit.correlator.notify.slack.SlackReply.Taken;
import dev.culprit.runtime.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An incoming webhook cannot edit: it gets one message, and another when the first suspect is another, or the burn is worse. */
final class WebhookNotifier implements Notifier {
    /** Its channel is Slack's to know. */
    static final String PLACE = "the incoming webhook";

    private final SlackCalls calls;
    private final Secret url;
    private final ReportMessage report;
    private final Severity least;
    private final Duration rest;

    WebhookNotifier(SlackCalls calls, Secret url, ReportMessage report, Severity least, Duration rest) {
        this.calls = calls;
        this.url = url;
        this.report = report;
        this.least = least;
        this.rest = rest;
    }

    @Override
    public String name() {
        return SlackReport.WEBHOOK_NAME;
    }

    @Override
    public boolean wants(Correlation correlation) {
        return correlation.episode().severity().compareTo(least) >= 0;
    }

    @Override
    public Optional<Step> next(Correlation correlation, Optional<Delivered> before) {
        if (before.isEmpty()) {
            return Optional.of(step("post", correlation, report.of(correlation)));
        }
        return news(correlation, before.get().shown())
                .map(news -> step("follow-up", correlation, report.of(correlation, news)));
    }

    private static Optional<String> news(Correlation correlation, Delivery.Shown shown) {
        if (correlation.episode().severity().compareTo(shown.severity()) > 0) {
            return Optional.of("Escalated from " + ReportMessage.word(shown.severity()) + ".");
        }
        String was = Optional.ofNullable(shown.topSuspect()).orElse("no change");
        String is = ReportMessage.topSuspect(correlation).orElse("no change");
        return is.equals(was)
                ? Optional.empty()
                : Optional.of("Now suspected first: " + is + ", no longer " + was + ".");
    }

    private Step step(String kind, Correlation correlation, SlackMessage message) {
        return new Step(kind, PLACE, rest, now -> switch (send(message)) {
            case Taken taken -> new Outcome.Taken(delivered(correlation, message, now));
            case Refused refused -> new Outcome.Blocked(refused.at(PLACE));
        });
    }

    private SlackReply send(SlackMessage message) throws InterruptedException {
        SlackReply reply = calls.post(url, message.toJson());
        return reply instanceof Refused refused && SlackErrors.isOfForm(refused.error())
                ? calls.post(url, message.bare().toJson())
                : reply;
    }

    private Delivered delivered(Correlation correlation, SlackMessage message, Instant now) {
        var shown = Delivery.Shown.of(correlation, message.content());
        return new Delivered(
                name(),
                correlation.id(),
                new Delivery.Message(PLACE, null, null, true),
                shown,
                now,
                null,
                correlation.episode().cluster());
    }

    @Override
    public void close() {
        calls.close();
    }
}
