package dev.culprit.collector.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.door.Door;
import dev.culprit.collector.door.Redacted;
import dev.culprit.runtime.text.OneLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body that Alertmanager posts, version "4": firing and resolved alerts, of SLOs and of anything else. */
public final class AlertmanagerWebhook {
    private static final String VERSION = "4";
    private static final int MAX_DEAD_LETTER = 64 * 1024;

    /** RFC 1123, as the API server has it. */
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final String cluster;
    private final @Nullable String defaultNamespace;
    private final LabelNames names;
    private final Door door;

    /** With the default rules of redaction, for alerts that name their namespace. */
    public AlertmanagerWebhook(CollectorSettings settings) {
        this(settings, LabelNames.known(), null);
    }

    /**
     * For a cluster's Alertmanager.
     *
     * @param names which labels are read
     * @param defaultNamespace the namespace of SLOs whose alerts name none; without it these are rejected
     */
    public AlertmanagerWebhook(CollectorSettings settings, LabelNames names, @Nullable String defaultNamespace) {
        this.cluster = settings.cluster();
        this.names = names;
        this.defaultNamespace = defaultNamespace;
        this.door = settings.door();
    }

    public Received receive(JsonNode payload, Instant at) {
        if (!payload.isObject()) {
            return new Received.Refused("the payload is no JSON object");
        }
        String version = payload.path("version").asText("");
        if (!version.equals(VERSION)) {
            return new Received.Refused("the payload has version '" + shown(version) + "', expected '" + VERSION
                    + "' of Alertmanager's webhook");
        }
        return payload.path("alerts").isArray()
                ? accepted(payload, at)
                : new Received.Refused("the payload has no array 'alerts'");
    }

    /** It is answered and logged: so only what can be nothing but a version. */
    private static String shown(String version) {
        return version.matches("[0-9.]{0,5}") ? version : "...";
    }

    private Received accepted(JsonNode payload, Instant at) {
        var spikes = new ArrayList<Outgoing>();
        var rejected = new ArrayList<String>();
        var deadLetters = new ArrayList<Outgoing>();
        int others = 0;
        for (JsonNode alert : payload.path("alerts")) {
            AlertReport report = AlertReport.of(alert, door.admitText(alert.path("labels")), names, door::textOf);
            // names the SLO as it was sent, and is logged
            Optional<String> mistake = mistake(report).map(OneLine::of);
            if (report.slo().isEmpty()) {
                others++;
            } else if (mistake.isPresent()) {
                rejected.add(mistake.get());
                deadLetters.add(deadLetter(alert, mistake.get(), at));
            } else {
                spikes.add(spike(report, at));
            }
        }
        int truncated = Math.max(0, payload.path("truncatedAlerts").asInt(0));
        return new Received.Accepted(spikes, others, rejected, deadLetters, truncated);
    }

    private Optional<String> mistake(AlertReport report) {
        if (namespace(report).isEmpty()) {
            return Optional.of("the alert of SLO '" + report.slo() + "' has none of the labels " + names.namespace()
                    + ", and no default namespace is set");
        }
        if (!NAMESPACE.matcher(namespace(report)).matches()) {
            return Optional.of("the alert of SLO '" + report.slo() + "' is of the namespace '" + namespace(report)
                    + "', which cannot be one's name");
        }
        return report.startsAt() == null
                ? Optional.of("the alert of SLO '" + report.slo()
                        + "' has no startsAt that can be read and is of this century")
                : Optional.empty();
    }

    private String namespace(AlertReport report) {
        return report.namespace().isEmpty() && defaultNamespace != null ? defaultNamespace : report.namespace();
    }

    private Outgoing spike(AlertReport report, Instant at) {
        Instant startsAt = Objects.requireNonNull(report.startsAt());
        Spike spike = report.spike(cluster, new SloRef(namespace(report), report.slo()), startsAt, at);
        return new Outgoing.Keyed(Topic.SPIKES, spike.key(), spike.key(), spike, at);
    }

    private Outgoing deadLetter(JsonNode alert, String reason, Instant at) {
        String shown = Redacted.shown(door.admitText(alert).toString());
        return new Outgoing.DeadLetter(cluster, Labels.cut(shown, MAX_DEAD_LETTER), reason, "alertmanager", at);
    }
}
