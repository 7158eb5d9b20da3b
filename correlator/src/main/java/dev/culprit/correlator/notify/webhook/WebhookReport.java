package dev.culprit.correlator.notify.webhook;

import dev.culprit.correlator.notify.Notifier;
import dev.culprit.correlator.notify.Obstacle;
import dev.culprit.correlator.notify.Trial;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Correlations as JSON at an address of the user's. */
public final class WebhookReport {
    /** All settings that begin with {@code notify.webhook.}. */
    public static final Definition DEFINITION = WebhookSettings.DEFINITION;

    static final String NAME = "webhook";

    private static final String TEST = "{\"test\":true,\"text\":\"This is a test of Culprit: nothing burns.\"}";

    private WebhookReport() {}

    /** Empty where no address is set. */
    public static Optional<Notifier> of(Settings settings, Clock clock) {
        WebhookSettings chosen = WebhookSettings.from(settings);
        return chosen.url().map(url -> new JsonNotifier(new Poster(chosen, url, clock), chosen.rest()));
    }

    /** Empty where no address is set. */
    public static Optional<Trial> trial(Settings settings, Clock clock) {
        WebhookSettings chosen = WebhookSettings.from(settings);
        return chosen.url().map(url -> () -> run(chosen, url, clock));
    }

    private static List<Trial.Line> run(WebhookSettings chosen, URI url, Clock clock) throws InterruptedException {
        try (var poster = new Poster(chosen, url, clock)) {
            Optional<Obstacle> obstacle = poster.post(TEST, "test-" + clock.millis());
            return List.of(
                    obstacle.isPresent()
                            ? new Trial.Line(
                                    false,
                                    "Webhook: " + poster.place() + ": "
                                            + obstacle.get().detail())
                            : new Trial.Line(true, "Webhook: " + poster.place() + " took the test message"));
        }
    }
}
