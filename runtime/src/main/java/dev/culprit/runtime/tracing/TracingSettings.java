package dev.culprit.runtime.tracing;

import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Rule;
import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where spans are sent. What is not set is taken from OpenTelemetry's own variables, which are not ours alone: so a mistake in
 * one of them is told, and is no reason not to start.
 *
 * @param endpoint the whole address
 * @param headers of each request
 * @param sampled how many of the traces that begin here, from 0 to 1
 * @param resource who sends
 */
public record TracingSettings(URI endpoint, Map<String, Secret> headers, double sampled, Map<String, String> resource) {
    static final String ENDPOINT_VARIABLE = "OTEL_EXPORTER_OTLP_ENDPOINT";
    static final String TRACES_VARIABLE = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    static final String HEADERS_VARIABLE = "OTEL_EXPORTER_OTLP_HEADERS";
    static final String RATIO_VARIABLE = "OTEL_TRACES_SAMPLER_ARG";
    static final String SERVICE_VARIABLE = "OTEL_SERVICE_NAME";
    static final String RESOURCE_VARIABLE = "OTEL_RESOURCE_ATTRIBUTES";
    static final String DISABLED_VARIABLE = "OTEL_SDK_DISABLED";

    private static final Logger LOG = LoggerFactory.getLogger(TracingSettings.class);
    private static final String PATH = "/v1/traces";
    private static final String SERVICE = "service.name";
    private static final double PERCENT = 100;

    private static final Setting<URI> ENDPOINT = Setting.optional(
            "tracing.endpoint",
            Kind.url(),
            "Where spans are sent as OTLP over HTTP, without `/v1/traces`: `http://otel-collector:4318`. Else that of `"
                    + ENDPOINT_VARIABLE + "`; without either nothing is traced (docs/tracing.md).");
    private static final Setting<Secret> HEADERS = Setting.optional(
            "tracing.headers",
            Kind.secret(),
            "Headers to send with them: `name=value`, separated by commas. Else those of `" + HEADERS_VARIABLE + "`.");
    private static final Setting<Integer> SAMPLED = Setting.optional(
            "tracing.sampled-percent",
            Kind.number(0, (int) PERCENT),
            "Of the traces that begin here; one that a caller has begun is kept where the caller keeps it. Else `"
                    + RATIO_VARIABLE + "`, a ratio; else all.");

    /** All of them. */
    public static final Definition DEFINITION = Definition.of(ENDPOINT, HEADERS, SAMPLED)
            .with(new Rule(
                    List.of(HEADERS),
                    settings -> settings.find(HEADERS)
                            .filter(text -> Pairs.headers(text.value()).isEmpty())
                            .map(text -> "must be name=value, separated by commas")));

    public TracingSettings {
        headers = Map.copyOf(headers);
        resource = Map.copyOf(resource);
    }

    /**
     * Empty where nothing is traced.
     *
     * @param service what it is called where no variable says so
     */
    static Optional<TracingSettings> from(Settings settings, Map<String, String> environment, String service) {
        if (value(environment, DISABLED_VARIABLE).equalsIgnoreCase("true")) {
            return Optional.empty();
        }
        return settings.find(ENDPOINT)
                .map(TracingSettings::traces)
                .or(() -> url(environment, TRACES_VARIABLE))
                .or(() -> url(environment, ENDPOINT_VARIABLE).map(TracingSettings::traces))
                .map(endpoint -> new TracingSettings(
                        endpoint,
                        headers(settings, environment),
                        sampled(settings, environment),
                        resource(environment, service)));
    }

    private static URI traces(URI base) {
        return URI.create(base.toString().replaceAll("/+$", "") + PATH);
    }

    private static Optional<URI> url(Map<String, String> environment, String variable) {
        String text = value(environment, variable);
        Optional<URI> url =
                text.isEmpty() ? Optional.empty() : Kind.url().parse().apply(text);
        if (url.isEmpty() && !text.isEmpty()) {
            ignored(variable, Kind.url().range());
        }
        return url;
    }

    private static Map<String, Secret> headers(Settings settings, Map<String, String> environment) {
        Optional<Secret> own = settings.find(HEADERS);
        String text = own.map(Secret::value).orElseGet(() -> value(environment, HEADERS_VARIABLE));
        if (text.isEmpty()) {
            return Map.of();
        }
        return Pairs.headers(text).orElseGet(() -> {
            ignored(HEADERS_VARIABLE, "name=value, separated by commas");
            return Map.of();
        });
    }

    private static double sampled(Settings settings, Map<String, String> environment) {
        Optional<Integer> own = settings.find(SAMPLED);
        String text = value(environment, RATIO_VARIABLE);
        if (own.isPresent() || text.isEmpty()) {
            return own.map(percent -> percent / PERCENT).orElse(1.0);
        }
        Optional<Double> ratio = ratio(text);
        if (ratio.isEmpty()) {
            ignored(RATIO_VARIABLE, "a number from 0 to 1");
        }
        return ratio.orElse(1.0);
    }

    private static Optional<Double> ratio(String text) {
        return text.matches("0*1(\\.0{0,9})?|0*(\\.[0-9]{1,9})?|0+\\.")
                ? Optional.of(Double.valueOf(text))
                : Optional.empty();
    }

    private static Map<String, String> resource(Map<String, String> environment, String service) {
        var resource = new LinkedHashMap<String, String>();
        resource.put(SERVICE, service);
        String text = value(environment, RESOURCE_VARIABLE);
        Pairs.attributes(text)
                .ifPresentOrElse(resource::putAll, () -> ignored(RESOURCE_VARIABLE, "name=value, separated by commas"));
        String named = value(environment, SERVICE_VARIABLE);
        if (!named.isEmpty()) {
            resource.put(SERVICE, named);
        }
        return resource;
    }

    private static String value(Map<String, String> environment, String variable) {
        return environment.getOrDefault(variable, "").strip();
    }

    private static void ignored(String variable, String range) {
        LOG.warn("A variable of OpenTelemetry is not used; variable={} must be={}", variable, range);
    }
}
