package dev.culprit.collector.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Lookaround;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.collector.snapshot.CanonicalText;
import dev.culprit.collector.snapshot.Digest;
import dev.culprit.collector.snapshot.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One alert of a payload, with the labels of Culprit, SLOK, Sloth and Pyrra.
 *
 * @param safeLabels all labels, without values that are secret by their names or by what they are
 */
record AlertReport(JsonNode alert, Labels labels, Labels annotations, LabelNames names, JsonNode safeLabels) {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(\\.[0-9]{0,20})?([eE][+-]?[0-9]{1,3})?");

    static AlertReport of(JsonNode alert, JsonNode safeLabels, LabelNames names, UnaryOperator<String> redact) {
        return new AlertReport(
                alert,
                new Labels(alert.path("labels"), redact),
                new Labels(alert.path("annotations"), redact),
                names,
                safeLabels);
    }

    String slo() {
        return labels.first(names.slo());
    }

    String namespace() {
        return labels.first(names.namespace());
    }

    @Nullable
    Instant startsAt() {
        return Timestamp.read(alert.path("startsAt"));
    }

    String name() {
        return labels.first("alertname");
    }

    Spike spike(String cluster, SloRef slo, Instant startsAt, Instant at) {
        boolean resolved = alert.path("status").asText("").equals("resolved");
        Instant start = earlier(startsAt, at);
        Instant end = earlier(endsAt(at), at);
        return new Spike(
                cluster,
                slo,
                resolved ? SpikeStatus.RESOLVED : SpikeStatus.FIRING,
                severity(),
                burn(),
                source(),
                start,
                resolved ? (end.isBefore(start) ? start : end) : null,
                at);
    }

    /** A sender whose clock is ahead cannot have seen what has not happened. */
    private static Instant earlier(Instant told, Instant at) {
        return told.isAfter(at) ? at : told;
    }

    /** Alertmanager always knows the end of what is resolved; a sender that does not say it means now. */
    private Instant endsAt(Instant at) {
        return Objects.requireNonNullElse(Timestamp.read(alert.path("endsAt")), at);
    }

    private Severity severity() {
        return names.severity().stream()
                .flatMap(label -> severity(labels.first(label)).stream())
                .findFirst()
                .orElse(Severity.WARNING);
    }

    private static Optional<Severity> severity(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "page", "critical" -> Optional.of(Severity.CRITICAL);
            case "degraded" -> Optional.of(Severity.DEGRADED);
            case "ticket", "warning" -> Optional.of(Severity.WARNING);
            default -> Optional.empty();
        };
    }

    private Burn burn() {
        Double told = rate(annotations.first("burn_rate"));
        Double rate = told != null ? told : rate(labels.first("burn_rate"));
        Duration longer = Windows.parse(labels.first("long_window", "long", "burn_rate_window"));
        Duration shorter = Windows.parse(labels.first("short_window", "short"));
        return new Burn(rate, longer, shorter);
    }

    /** A decimal number as templates print it; not what else Java takes for one. */
    private static @Nullable Double rate(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return null;
        }
        double rate = Double.parseDouble(text);
        return Double.isFinite(rate) ? rate : null;
    }

    private Alert source() {
        String fingerprint = alert.path("fingerprint").asText("");
        return new Alert(
                name(),
                fingerprint.isEmpty()
                        ? Digest.of(CanonicalText.of(labels.node()))
                        : Labels.cut(labels.redact().apply(Labels.cut(fingerprint, Labels.MAX_TEXT)), Labels.MAX_NAME),
                labels.orNull(names.service()),
                runbook(),
                lookaround(),
                Labels.kept(safeLabels, names.kept()));
    }

    private @Nullable Lookaround lookaround() {
        Duration back = Windows.parse(annotations.first("correlation_lookback"));
        Duration ahead = Windows.parse(annotations.first("correlation_lookahead"));
        return back == null && ahead == null ? null : new Lookaround(back, ahead);
    }

    /** Only what a person can safely follow: a web address without a password or token in it. */
    private @Nullable String runbook() {
        String url = alert.path("annotations").path("runbook_url").asText("").strip();
        boolean web = url.startsWith("https://") || url.startsWith("http://");
        boolean plain =
                url.length() <= Labels.MAX_TEXT && labels.redact().apply(url).equals(url);
        return web && plain && url.indexOf('@') < 0 ? url : null;
    }
}
