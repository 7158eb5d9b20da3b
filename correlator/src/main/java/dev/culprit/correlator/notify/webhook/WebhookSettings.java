package dev.culprit.correlator.notify.webhook;

import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Rule;
import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.TokenRule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether and where correlations are posted as JSON. */
record WebhookSettings(Optional<URI> url, Optional<Secret> token, Duration rest, Duration timeout) {

    private static final Setting<URI> URL = Setting.optional(
            "notify.webhook.url",
            Kind.url(),
            "Each correlation is posted there as JSON, the latest revision of each (docs/notifications.md).");
    private static final Setting<Secret> TOKEN =
            Setting.optional("notify.webhook.token", Kind.secret(), "Bearer token for it.");
    private static final Setting<Duration> REST = Setting.withDefault(
            "notify.webhook.min-interval",
            Kind.duration(Duration.ZERO, Duration.ofHours(1)),
            "1s",
            "A correlation is posted no more often; the latest revision waits.");
    private static final Setting<Duration> TIMEOUT = Setting.withDefault(
            "notify.webhook.timeout",
            Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            "10s",
            "How long an answer may take as a whole.");

    /** All settings that begin with {@code notify.webhook.}. */
    static final Definition DEFINITION = Definition.of(URL, TOKEN, REST, TIMEOUT)
            .with(TokenRule.of(TOKEN))
            .with(new Rule(
                    List.of(URL, TOKEN),
                    settings -> settings.find(TOKEN).isPresent()
                                    && settings.find(URL).isEmpty()
                            ? Optional.of("leave open where to: set the address")
                            : Optional.empty()));

    static WebhookSettings from(Settings settings) {
        return new WebhookSettings(settings.find(URL), settings.find(TOKEN), settings.get(REST), settings.get(TIMEOUT));
    }
}
