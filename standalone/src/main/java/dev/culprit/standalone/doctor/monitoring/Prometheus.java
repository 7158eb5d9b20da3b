package dev.culprit.standalone.doctor.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.runtime.prometheus.AddressSettings;
import dev.culprit.runtime.prometheus.PrometheusAddress;
import dev.culprit.runtime.prometheus.PrometheusHttp;
import dev.culprit.runtime.prometheus.TrustException;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Once;
import dev.culprit.standalone.doctor.web.Heard;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What all checks ask of the one Prometheus. */
public final class Prometheus implements AutoCloseable {
    private static final String TAIL = "/api/v2/alerts";

    private final Optional<PrometheusAddress> address;
    private final Optional<PrometheusHttp> http;
    private final Optional<String> trouble;
    private final Once<Heard> alertmanagers;

    private Prometheus(
            Optional<PrometheusAddress> address,
            Optional<PrometheusHttp> http,
            Optional<String> trouble,
            Deadline deadline) {
        this.address = address;
        this.http = http;
        this.trouble = trouble;
        this.alertmanagers = new Once<>(() -> get("/api/v1/alertmanagers", Map.of(), deadline));
    }

    /**
     * Connects to nothing yet.
     *
     * @param environment where the variable is that others call it by
     */
    public static Prometheus of(Settings settings, Map<String, String> environment, Duration patience, Clock clock) {
        Optional<PrometheusAddress> address = AddressSettings.from(settings, environment);
        var deadline = Deadline.in(patience, clock);
        try {
            Optional<PrometheusHttp> http = address.isPresent()
                    ? Optional.of(new PrometheusHttp(address.get(), patience, Heard.MOST_BYTES))
                    : Optional.empty();
            return new Prometheus(address, http, Optional.empty(), deadline);
        } catch (TrustException e) {
            return new Prometheus(address, Optional.empty(), Optional.of(String.valueOf(e.getMessage())), deadline);
        }
    }

    boolean isSet() {
        return address.isPresent();
    }

    /** Where it is. */
    String place() {
        return address.map(set -> set.url().toString()).orElse("");
    }

    /** Why it cannot be asked at all. */
    Optional<String> trouble() {
        return trouble;
    }

    Heard get(String path, Map<String, String> parameters, Deadline deadline) throws InterruptedException {
        return http.isPresent()
                ? Heard.of(http.get().get(path, parameters, deadline.left()), deadline)
                : new Heard.Away(trouble.orElse("no address is set"));
    }

    /** What it says of its Alertmanagers, asked once. */
    Heard alertmanagers(Deadline deadline) throws InterruptedException {
        return alertmanagers.get(deadline).orElseGet(() -> new Heard.Away("no answer " + deadline.words()));
    }

    /** Where they are, of an answer: what comes before {@code /api/v2}. */
    static List<URI> addresses(JsonNode answer) {
        return elements(answer.path("data").path("activeAlertmanagers"))
                .map(one -> one.path("url").asText(""))
                .filter(url -> url.endsWith(TAIL))
                .flatMap(url -> Kind.url().parse().apply(url.substring(0, url.length() - TAIL.length())).stream())
                .distinct()
                .toList();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public void close() {
        http.ifPresent(PrometheusHttp::close);
    }
}
