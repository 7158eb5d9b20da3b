package dev.culprit.correlator.notify.slack;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Delivery.Delivered;
import dev.culprit.api.record.Delivery.Message;
import dev.culprit.api.record.Delivery.Shown;
import dev.culprit.api.record.Severity;
import dev.culprit.correlator.notify.Notifier;
import dev.culprit.correlator.notify.Step;
import dev.culprit.correlator.notify.Step.Outcome;
import dev.culprit.correlator.notify.slack.SlackReply.Refused;
import dev.culprit.correlator.notify.slack.SlackReply.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message for each correlation, which is edited as the correlation is revised; that a burn is worse, or over, is said in
 * its thread.
 */
final class BotNotifier implements Notifier {
    private final BotApi api;
    private final Routes routes;
    private final ReportMessage report;
    private final Severity least;
    private final Duration rest;

    /**
     * For the channels of the routes.
     *
     * @param least milder ones are not told until they are worse
     * @param rest between two edits of a message
     */
    BotNotifier(BotApi api, Routes routes, ReportMessage report, Severity least, Duration rest) {
        this.api = api;
        this.routes = routes;
        this.report = report;
        this.least = least;
        this.rest = rest;
    }

    @Override
    public String name() {
        return SlackReport.NAME;
    }

    @Override
    public boolean wants(Correlation correlation) {
        return correlation.episode().severity().compareTo(least) >= 0
                && routes.channel(correlation).isPresent();
    }

    @Override
    public Optional<Step> next(Correlation correlation, Optional<Delivered> before) {
        return before.isEmpty()
                ? routes.channel(correlation).map(place -> post(correlation, place))
                : after(correlation, before.get());
    }

    private Optional<Step> after(Correlation correlation, Delivered before) {
        Shown shown = before.shown();
        Instant ended = correlation.episode().resolvedAt();
        if (correlation.episode().severity().compareTo(shown.severity()) > 0) {
            return Optional.of(worse(correlation, before));
        }
        if (ended == null && shown.resolvedAt() != null) {
            return Optional.of(said(correlation, before, "reopened", ReportMessage.firesAgain(correlation)));
        }
        if (ended != null && shown.resolvedAt() == null) {
            return Optional.of(said(correlation, before, "resolved", ReportMessage.resolved(correlation)));
        }
        SlackMessage message = report.of(correlation);
        if (message.content().equals(shown.content())) {
            return Optional.empty();
        }
        return before.message().isFrozen()
                ? beside(correlation, before)
                : Optional.of(edit(correlation, before, message));
    }

    private Step post(Correlation correlation, String place) {
        return new Step("post", place, Duration.ZERO, now -> posted(correlation, place, now));
    }

    private Outcome posted(Correlation correlation, String place, Instant now) throws InterruptedException {
        SlackMessage message = report.of(correlation);
        return switch (api.post(place, message)) {
            case Taken taken ->
                new Outcome.Taken(new Delivered(
                        name(),
                        correlation.id(),
                        BotApi.made(place, taken.body()),
                        // the end is told in the thread, as it is when it comes later
                        shown(correlation, message, null),
                        now,
                        null,
                        correlation.episode().cluster()));
            case Refused refused -> new Outcome.Blocked(refused.at(place));
        };
    }

    /** To where this severity belongs; where that is elsewhere, those who have seen the message are told. */
    private Step worse(Correlation correlation, Delivered before) {
        String place = before.message().place();
        Optional<String> other = routes.channel(correlation).filter(channel -> !channel.equals(place));
        if (other.isEmpty()) {
            return said(correlation, before, "escalated", ReportMessage.escalated(correlation));
        }
        return new Step("post", other.get(), Duration.ZERO, now -> {
            Outcome outcome = posted(correlation, other.get(), now);
            if (outcome instanceof Outcome.Taken && before.message().id() != null) {
                // whether they hear it or not, it goes on in the other channel
                api.reply(before.message(), ReportMessage.escalated(correlation) + ". It goes on elsewhere", false);
            }
            return outcome;
        });
    }

    /** In the thread; in the channel where there is none. */
    private Step said(Correlation correlation, Delivered before, String kind, String text) {
        Message sent = before.message();
        boolean isForAll = kind.equals("escalated");
        return new Step(kind, sent.place(), Duration.ZERO, now -> {
            SlackReply reply = sent.id() == null
                    ? api.post(
                            sent.place(),
                            new SlackMessage(text, new Blocks().plain(text).toJson()))
                    : api.reply(sent, text, isForAll);
            return switch (reply) {
                case Taken taken -> new Outcome.Taken(heard(correlation, before));
                case Refused refused
                when SlackErrors.GONE.contains(refused.error()) ->
                    // where the message is edited next, that finds it gone and posts it anew
                    sent.isFrozen() ? again(correlation, before, now) : new Outcome.Taken(heard(correlation, before));
                case Refused refused -> new Outcome.Blocked(refused.at(sent.place()));
            };
        });
    }

    /** The message itself is as it was. */
    private static Delivered heard(Correlation correlation, Delivered before) {
        Shown shown = before.shown();
        var now = new Shown(
                shown.revision(),
                shown.phase(),
                shown.content(),
                shown.topSuspect(),
                correlation.episode().severity().max(shown.severity()),
                correlation.episode().resolvedAt());
        return before.with(before.message(), now, before.at());
    }

    private Step edit(Correlation correlation, Delivered before, SlackMessage message) {
        String place = before.message().place();
        return new Step("edit", place, rest, now -> {
            SlackReply reply = api.edit(before.message(), message);
            return switch (reply) {
                case Taken taken -> new Outcome.Taken(edited(correlation, before, message, now));
                case Refused refused when SlackErrors.GONE.contains(refused.error()) -> again(correlation, before, now);
                case Refused refused
                when SlackErrors.FROZEN.contains(refused.error()) ->
                    new Outcome.Taken(before.with(before.message().frozen(), before.shown(), before.at()));
                case Refused refused -> new Outcome.Blocked(refused.at(place));
            };
        });
    }

    private Delivered edited(Correlation correlation, Delivered before, SlackMessage message, Instant now) {
        Shown shown = shown(correlation, message, before.shown().resolvedAt());
        return before.with(before.message(), shown, now);
    }

    /** Somebody has deleted it: what has been said in its thread is not said again. */
    private Outcome again(Correlation correlation, Delivered before, Instant now) throws InterruptedException {
        Outcome outcome = posted(correlation, before.message().place(), now);
        return switch (outcome) {
            case Outcome.Taken taken -> {
                Delivered made = taken.known();
                Shown shown = made.shown().resolved(before.shown().resolvedAt());
                yield new Outcome.Taken(made.with(made.message(), shown, made.at()));
            }
            case Outcome.Seen seen -> seen;
            case Outcome.Blocked blocked -> blocked;
        };
    }

    /** The message stays as it is: only who is suspected first is worth a word beside it. */
    private Optional<Step> beside(Correlation correlation, Delivered before) {
        String now = ReportMessage.topSuspect(correlation).orElse(null);
        if (Objects.equals(now, before.shown().topSuspect())) {
            return Optional.empty();
        }
        Step said = said(correlation, before, "follow-up", ReportMessage.revised(correlation));
        return Optional.of(new Step(said.kind(), said.place(), rest, at -> switch (said.request()
                .send(at)) {
            case Outcome.Taken taken ->
                new Outcome.Taken(edited(correlation, taken.known(), report.of(correlation), at));
            case Outcome.Seen seen -> seen;
            case Outcome.Blocked blocked -> blocked;
        }));
    }

    private static Shown shown(Correlation correlation, SlackMessage message, @Nullable Instant resolvedAt) {
        return Shown.of(correlation, message.content()).resolved(resolvedAt);
    }

    @Override
    public void close() {
        api.close();
    }
}
