package dev.culprit.correlator.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Delivery;
import dev.culprit.api.record.Delivery.Delivered;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.Phase;
import dev.culprit.correlator.notify.Notifier;
import dev.culprit.correlator.notify.Obstacle;
import dev.culprit.correlator.notify.Step;
import dev.culprit.correlator.notify.Step.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The whole correlation, as it stands in Kafka, for every revision that nothing newer has overtaken. */
final class JsonNotifier implements Notifier {
    private final Poster poster;
    private final Duration rest;

    JsonNotifier(Poster poster, Duration rest) {
        this.poster = poster;
        this.rest = rest;
    }

    @Override
    public String name() {
        return WebhookReport.NAME;
    }

    @Override
    public Optional<Step> next(Correlation correlation, Optional<Delivered> before) {
        boolean isTold = before.filter(sent -> !sent.shown().toStage().isBefore(correlation.toStage()))
                .isPresent();
        return isTold
                ? Optional.empty()
                : Optional.of(new Step("post", poster.place(), rest, now -> post(correlation, now)));
    }

    private Outcome post(Correlation correlation, Instant now) throws InterruptedException {
        Optional<Obstacle> obstacle = poster.post(json(correlation), key(correlation));
        return obstacle.isPresent()
                ? new Outcome.Blocked(obstacle.get())
                : new Outcome.Taken(delivered(correlation, now));
    }

    private Delivered delivered(Correlation correlation, Instant now) {
        return new Delivered(
                name(),
                correlation.id(),
                new Delivery.Message(poster.place(), null, null, true),
                Delivery.Shown.of(correlation, ""),
                now,
                null,
                correlation.episode().cluster());
    }

    /** With its phase: a number that was given twice may be that of a final one, too. */
    private static String key(Correlation correlation) {
        return correlation.id() + "-" + correlation.revision() + (correlation.phase() == Phase.FINAL ? "-final" : "");
    }

    private static String json(Correlation correlation) {
        try {
            return Json.mapper().writeValueAsString(correlation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a correlation can always be written", e);
        }
    }

    @Override
    public void close() {
        poster.close();
    }
}
