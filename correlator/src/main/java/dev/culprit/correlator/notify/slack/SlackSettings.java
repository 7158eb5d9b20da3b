package dev.culprit.correlator.notify.slack;

import dev.culprit.api.record.Severity;
import dev.culprit.correlator.notify.Links;
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
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether, as whom and where to Slack is written.
 *
 * @param token of a bot, empty: there is none
 * @param webhook URL of an incoming webhook, empty: there is none
 */
record SlackSettings(
        Optional<Secret> token,
        Optional<Secret> webhook,
        Routes routes,
        Severity least,
        Duration rest,
        Duration timeout,
        URI api,
        Links links) {
    private static final Pattern SPACE = Pattern.compile("\\s");

    private static final Setting<Secret> TOKEN = Setting.optional(
            "slack.token",
            Kind.secret(),
            "A bot's token (`xoxb-...`, scope `chat:write`): a message for each correlation, edited as it is revised "
                    + "(docs/notifications.md).");
    private static final Setting<Secret> WEBHOOK = Setting.optional(
            "slack.webhook-url",
            Kind.secret(),
            "An incoming webhook instead: a message for each correlation, and another when the first suspect is another. "
                    + "Whoever has the URL can post.");
    private static final Setting<String> CHANNEL = Setting.optional(
            "slack.channel", Kind.text(), "Where a bot writes what no route takes: `#name` or an id. Empty: nowhere.");
    private static final Setting<String> ROUTES = Setting.optional(
            "slack.routes",
            Kind.text(),
            "Rules, separated by `;`, of which the first that fits counts: `namespace=shop-*, severity=critical -> "
                    + "#shop-oncall; label.team=pay -> #pay; slo=test-* -> none`. Also `alert`, `service` and `cluster`; "
                    + "`*` is anything.");
    private static final Setting<String> LEAST = Setting.withDefault(
            "slack.min-severity",
            Kind.oneOf(List.of("warning", "degraded", "critical")),
            "warning",
            "What is milder is not told until it is worse.");
    private static final Setting<Duration> REST = Setting.withDefault(
            "slack.min-edit-interval",
            Kind.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "5s",
            "A message is edited, or followed by another, no more often; the latest revision waits.");
    private static final Setting<Duration> TIMEOUT = Setting.withDefault(
            "slack.timeout",
            Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            "10s",
            "How long an answer of Slack may take as a whole.");
    private static final Setting<URI> API = Setting.withDefault(
            "slack.api-url", Kind.url(), "https://slack.com", "Where Slack's Web API is: what comes before `/api/`.");

    /** All of them. */
    static final Definition DEFINITION = Definition.of(TOKEN, WEBHOOK, CHANNEL, ROUTES, LEAST, REST, TIMEOUT, API)
            .with(new Rule(
                    List.of(TOKEN, WEBHOOK),
                    settings -> settings.find(TOKEN).isPresent()
                                    && settings.find(WEBHOOK).isPresent()
                            ? Optional.of("are two ways to write: set one")
                            : Optional.empty()))
            .with(TokenRule.of(TOKEN))
            .with(new Rule(
                    List.of(WEBHOOK),
                    settings -> settings.find(WEBHOOK)
                            .filter(url -> !isUrl(url.value()))
                            .map(url -> "must be " + Kind.url().range())))
            .with(new Rule(List.of(TOKEN, CHANNEL, ROUTES), SlackSettings::destinations))
            .with(new Rule(
                    List.of(CHANNEL),
                    settings -> settings.find(CHANNEL)
                            .filter(channel -> !Route.isChannel(channel) || channel.equals(Route.NOWHERE))
                            .map(channel -> "must be a channel's name, such as #oncall, or its id")))
            .with(new Rule(
                    List.of(ROUTES),
                    settings -> settings.find(ROUTES)
                            .map(Routes::mistakes)
                            .filter(mistakes -> !mistakes.isEmpty())
                            .map(mistakes -> String.join("; ", mistakes))));

    private static boolean isUrl(String text) {
        return !SPACE.matcher(text).find() && Kind.url().parse().apply(text).isPresent();
    }

    private static Optional<String> destinations(Settings settings) {
        boolean hasPlace =
                settings.find(CHANNEL).isPresent() || settings.find(ROUTES).isPresent();
        if (settings.find(TOKEN).isPresent()) {
            return hasPlace ? Optional.empty() : Optional.of("leave open where a bot writes: set a channel or routes");
        }
        return hasPlace
                ? Optional.of("choose channels, which needs a bot's token: an incoming webhook has its own channel")
                : Optional.empty();
    }

    /** What was set. */
    static SlackSettings from(Settings settings) {
        List<Route> rules = settings.find(ROUTES).map(Routes::read).orElse(List.of());
        return new SlackSettings(
                settings.find(TOKEN),
                settings.find(WEBHOOK),
                new Routes(rules, settings.find(CHANNEL)),
                Severity.valueOf(settings.get(LEAST).toUpperCase(Locale.ROOT)),
                settings.get(REST),
                settings.get(TIMEOUT),
                settings.get(API),
                Links.from(settings));
    }
}
