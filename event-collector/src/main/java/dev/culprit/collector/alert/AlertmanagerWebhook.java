package dev.culprit.collector.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.door.Door;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body that Alertmanager posts, version "4": firing and resolved alerts, of SLOs and of anything else. */
public final class AlertmanagerWebhook {
    private static final String VERSION = "4";

    private final String cluster;
    private final @Nullable String defaultNamespace;
    private final Door door;

    /** With the default rules of redaction, for alerts that name their namespace. */
    public AlertmanagerWebhook(CollectorSettings settings) {
        this(settings.cluster(), null, new Door(settings.redactionKey()));
    }

    /**
     * For a cluster's Alertmanager.
     *
     * @param defaultNamespace the namespace of SLOs whose alerts name none; without it these are rejected
     * @param door through which every label and annotation passes
     */
    public AlertmanagerWebhook(String cluster, @Nullable String defaultNamespace, Door door) {
        this.door = door;
        this.cluster = cluster;
        this.defaultNamespace = defaultNamespace;
    }

    public Received receive(JsonNode payload, Instant at) {
        if (!payload.isObject()) {
            return new Received.Refused("the payload is no JSON object");
        }
        String version = payload.path("version").asText("");
        if (!version.equals(VERSION)) {
            return new Received.Refused("the payload has version '" + Labels.cut(version, 20) + "', expected '"
                    + VERSION + "' of Alertmanager's webhook");
        }
        return payload.path("alerts").isArray()
                ? accepted(payload, at)
                : new Received.Refused("the payload has no array 'alerts'");
    }

    private Received accepted(JsonNode payload, Instant at) {
        var spikes = new ArrayList<Outgoing>();
        var rejected = new ArrayList<String>();
        int others = 0;
        for (JsonNode alert : payload.path("alerts")) {
            AlertReport report = AlertReport.of(alert, door::textOf);
            if (report.slo().isEmpty()) {
                others++;
            } else {
                spike(report, at, spikes, rejected);
            }
        }
        return new Received.Accepted(
                spikes,
                others,
                rejected,
                Math.max(0, payload.path("truncatedAlerts").asInt(0)));
    }

    private void spike(AlertReport report, Instant at, List<Outgoing> spikes, List<String> rejected) {
        String namespace = report.namespace();
        if (namespace.isEmpty() && defaultNamespace != null) {
            namespace = defaultNamespace;
        }
        Instant startsAt = report.startsAt();
        if (namespace.isEmpty()) {
            rejected.add("the alert of SLO '" + report.slo()
                    + "' has no label slo_namespace or namespace, and no default namespace is set");
        } else if (startsAt == null) {
            rejected.add("the alert of SLO '" + report.slo() + "' has no readable startsAt");
        } else {
            Spike spike = report.spike(cluster, new SloRef(namespace, report.slo()), startsAt, at);
            spikes.add(new Outgoing.Keyed(Topic.SPIKES, spike.key(), spike.key(), spike, at));
        }
    }
}
