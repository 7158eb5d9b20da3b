package dev.culprit.correlator.notify.grafana;

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
import java.util.regex.Pattern;

/**
 * Whether, where and as whom annotations are drawn.
 *
 * @param url of Grafana, empty: nowhere
 * @param organization empty: the token's own
 * @param dashboard uid, empty: they are the organization's
 */
record GrafanaSettings(
        Optional<URI> url,
        Optional<Secret> token,
        Optional<Integer> organization,
        Optional<String> dashboard,
        Duration rest,
        Duration timeout) {
    private static final Pattern UID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private static final Setting<URI> URL = Setting.optional(
            "grafana.api-url",
            Kind.url(),
            "Grafana, to draw annotations in: what comes before `/api/` (docs/notifications.md).");
    private static final Setting<Secret> TOKEN = Setting.optional(
            "grafana.token", Kind.secret(), "Token of a service account there that has the role Editor.");
    private static final Setting<Integer> ORGANIZATION = Setting.optional(
            "grafana.organization",
            Kind.number(1, Integer.MAX_VALUE),
            "Id of the organization; a service account's token knows its own.");
    private static final Setting<String> DASHBOARD = Setting.optional(
            "grafana.dashboard",
            Kind.text(),
            "Uid of the one dashboard that annotations belong to; else they are the organization's, and any dashboard can "
                    + "show them.");
    private static final Setting<Duration> REST = Setting.withDefault(
            "grafana.min-edit-interval",
            Kind.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "10s",
            "Annotations of a correlation are brought up to date no more often; the latest revision waits.");
    private static final Setting<Duration> TIMEOUT = Setting.withDefault(
            "grafana.timeout",
            Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            "10s",
            "How long an answer of Grafana may take as a whole.");

    /** All of them. */
    static final Definition DEFINITION = Definition.of(URL, TOKEN, ORGANIZATION, DASHBOARD, REST, TIMEOUT)
            .with(TokenRule.of(TOKEN))
            .with(new Rule(
                    List.of(DASHBOARD),
                    settings -> settings.find(DASHBOARD)
                            .filter(uid -> !UID.matcher(uid).matches())
                            .map(uid -> "must be a dashboard's uid, as its address has it behind /d/")))
            .with(new Rule(
                    List.of(URL),
                    settings -> settings.find(URL)
                            .filter(url -> url.getRawQuery() != null || url.getRawFragment() != null)
                            .map(url -> "must be Grafana's own address, without ? and #")))
            .with(new Rule(List.of(URL, TOKEN, ORGANIZATION, DASHBOARD), GrafanaSettings::whereTo));

    private static Optional<String> whereTo(Settings settings) {
        boolean hasMore = settings.find(TOKEN).isPresent()
                || settings.find(ORGANIZATION).isPresent()
                || settings.find(DASHBOARD).isPresent();
        return hasMore && settings.find(URL).isEmpty()
                ? Optional.of("leave open where Grafana is: set its address")
                : Optional.empty();
    }

    /** What was set. */
    static GrafanaSettings from(Settings settings) {
        return new GrafanaSettings(
                settings.find(URL),
                settings.find(TOKEN),
                settings.find(ORGANIZATION),
                settings.find(DASHBOARD),
                settings.get(REST),
                settings.get(TIMEOUT));
    }

    /** The same, of a Grafana that answers sooner. */
    GrafanaSettings within(Duration patience) {
        return new GrafanaSettings(
                url, token, organization, dashboard, rest, patience.compareTo(timeout) < 0 ? patience : timeout);
    }
}
