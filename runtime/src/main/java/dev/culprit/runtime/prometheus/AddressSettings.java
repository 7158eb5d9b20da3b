package dev.culprit.runtime.prometheus;

import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Rule;
import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which Prometheus is asked, and as whom: the same for all processes. */
public final class AddressSettings {
    /** By this name Prometheus is known to other programs too. */
    static final String COMMON_VARIABLE = "PROMETHEUS_URL";

    private static final Logger LOG = LoggerFactory.getLogger(AddressSettings.class);

    private static final Setting<URI> URL = Setting.optional(
            "prometheus.url",
            Kind.url(),
            "Prometheus, to ask when a burn began and how SLOs stand: what comes before `/api/v1`. Else that of `"
                    + COMMON_VARIABLE
                    + "`; without either the alert's window has to do, and no SLO's status is known.");
    private static final Setting<Secret> TOKEN =
            Setting.optional("prometheus.token", Kind.secret(), "Bearer token for Prometheus.");
    private static final Setting<Secret> LOGIN =
            Setting.optional("prometheus.login", Kind.secret(), "`user:password` of basic authentication.");
    private static final Setting<Path> CA = Setting.optional(
            "prometheus.ca", Kind.path(), "PEM file of the certificates to trust; else those of the JVM.");

    /** All of them. */
    public static final Definition DEFINITION = Definition.of(URL, TOKEN, LOGIN, CA)
            .with(new Rule(
                    List.of(TOKEN, LOGIN),
                    settings -> settings.find(TOKEN).isPresent()
                                    && settings.find(LOGIN).isPresent()
                            ? Optional.of("are two ways to log in: set one")
                            : Optional.empty()))
            .with(new Rule(
                    List.of(LOGIN),
                    settings -> settings.find(LOGIN)
                            .filter(login -> login.value().indexOf(':') < 1)
                            .map(login -> "must be user:password")));

    private AddressSettings() {}

    /** What was set; empty: nobody is asked. */
    public static Optional<PrometheusAddress> from(Settings settings) {
        return from(settings, System.getenv());
    }

    /** The same in another environment. */
    public static Optional<PrometheusAddress> from(Settings settings, Map<String, String> environment) {
        Optional<URI> url = settings.find(URL).or(() -> common(environment));
        return url.map(found -> new PrometheusAddress(
                found, authorization(settings).orElse(null), settings.find(CA).orElse(null)));
    }

    /** Not ours alone, so that a mistake in it is no reason not to start. */
    private static Optional<URI> common(Map<String, String> environment) {
        String text = environment.getOrDefault(COMMON_VARIABLE, "").strip();
        Optional<URI> url =
                text.isEmpty() ? Optional.empty() : Kind.url().parse().apply(text);
        if (url.isEmpty() && !text.isEmpty()) {
            LOG.warn(
                    "{} must be {}; it is not used", COMMON_VARIABLE, Kind.url().range());
        }
        return url;
    }

    private static Optional<Secret> authorization(Settings settings) {
        return settings.find(TOKEN)
                .map(token -> PrometheusAddress.bearer(token.value()))
                .or(() -> settings.find(LOGIN).map(login -> PrometheusAddress.basic(login.value())));
    }
}
