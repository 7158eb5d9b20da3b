package dev.culprit.correlator.report.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.Stage;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.correlator.report.RevisionNews;
import dev.culprit.correlator.report.SloCorrelationReport;
import dev.culprit.correlator.report.cluster.Outcome.Settled;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.cluster.OtherClusters;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes one revision of a correlation: metadata and spec, then the status, each under the resourceVersion that was read,
 * so that of two writers one begins anew. One that comes before the one there ({@link Stage}) is never written; what others have put
 * there (labels, annotations) stays.
 *
 * <p>Somebody may delete an SLOCorrelation. The revision that it had does not bring it back, as long as this process
 * remembers having written it; a later one does, for it says something that was not known when it was deleted.
 */
final class CorrelationWriter {
    private static final int TRIES = 3;

    /** Of the last so many correlations it is remembered which revision was written. */
    private static final int REMEMBERED = 10_000;

    private final CorrelationClient client;
    private final Retention retention;
    private final Place place;
    private final Clock clock;

    private final Map<String, Stage> written = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Stage> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * Where is written.
     *
     * @param cluster what is of another one is its own processes' business
     * @param namespaces only these; empty: all
     */
    record Place(ClusterName cluster, List<String> namespaces) {
        boolean has(String namespace) {
            return namespaces.isEmpty() || namespaces.contains(namespace);
        }
    }

    CorrelationWriter(CorrelationClient client, Retention retention, Place place, Clock clock) {
        this.client = client;
        this.retention = retention;
        this.place = place;
        this.clock = clock;
    }

    Outcome write(Correlation correlation) {
        String namespace = correlation.episode().slo().namespace();
        if (!OtherClusters.isOwn(place.cluster(), correlation.episode().cluster())) {
            return Settled.ELSEWHERE;
        }
        if (!place.has(namespace)) {
            return Settled.OUTSIDE;
        }
        if (retention.isOver(correlation, clock.instant())) {
            return Settled.EXPIRED;
        }
        return trying(namespace, () -> once(correlation, namespace));
    }

    /** Takes over into the status what a person says of it. */
    Outcome showVerdict(String namespace, String name) {
        return trying(namespace, () -> {
            Optional<Present> present = client.find(namespace, name);
            if (present.isEmpty() || !present.get().isOurs() || present.get().showsVerdict()) {
                return Settled.UNCHANGED;
            }
            ObjectNode status = present.get().status().deepCopy();
            client.applyStatus(withStatus(identity(present.get()), status, present.get()));
            return Settled.WRITTEN;
        });
    }

    private static Outcome trying(String namespace, Attempt attempt) {
        for (int more = TRIES - 1; ; more--) {
            try {
                return attempt.make();
            } catch (KubernetesClientException e) {
                var obstacle = Obstacle.of(e, namespace);
                if (obstacle.reason() != Reason.CONFLICT || more == 0) {
                    return new Outcome.Blocked(obstacle);
                }
            }
        }
    }

    private Outcome once(Correlation correlation, String namespace) {
        Optional<Present> present = client.find(namespace, correlation.name());
        Stage there = present.map(Present::stage).orElse(Stage.NONE);
        Stage stage = correlation.toStage();
        if (present.isEmpty()
                && !written.getOrDefault(correlation.id(), Stage.NONE).isBefore(stage)) {
            return Settled.DELETED;
        }
        if (!there.isBefore(stage)) {
            written.put(correlation.id(), there);
            return there.equals(stage) ? Settled.UNCHANGED : Settled.SUPERSEDED;
        }
        SLOCorrelation report = SloCorrelationReport.of(correlation);
        ObjectNode status = statusOf(report);
        GenericKubernetesResource wanted = wanted(report, status);
        present.flatMap(Present::readStatus)
                .map(before -> RevisionNews.between(before, report.getStatus()))
                .ifPresent(news -> wanted.getMetadata().setAnnotations(Map.of(SLOCorrelation.REVISED, news)));
        Present before = present.isPresent() ? present.get() : client.create(bare(wanted));
        Present under = client.apply(at(wanted, before));
        client.applyStatus(withStatus(wanted, status, under));
        written.put(correlation.id(), stage);
        return Settled.WRITTEN;
    }

    private static GenericKubernetesResource wanted(SLOCorrelation report, ObjectNode status) {
        GenericKubernetesResource wanted = Json.mapper().convertValue(report, GenericKubernetesResource.class);
        wanted.setAdditionalProperty("status", status);
        return wanted;
    }

    private static ObjectNode statusOf(SLOCorrelation report) {
        ObjectNode status = Json.mapper().valueToTree(report.getStatus());
        EmptyTexts.leaveOut(status);
        return status;
    }

    /** Without what differs from revision to revision. */
    private static GenericKubernetesResource bare(GenericKubernetesResource wanted) {
        GenericKubernetesResource bare = copy(wanted);
        bare.setAdditionalProperties(
                Map.of("spec", wanted.getAdditionalProperties().get("spec")));
        return bare;
    }

    private static GenericKubernetesResource at(GenericKubernetesResource wanted, Present before) {
        GenericKubernetesResource at = copy(wanted);
        at.getMetadata().setResourceVersion(before.metadata().getResourceVersion());
        return at;
    }

    private static GenericKubernetesResource withStatus(
            GenericKubernetesResource wanted, ObjectNode status, Present under) {
        setVerdict(status, under.verdict());
        status.put("observedGeneration", under.metadata().getGeneration());
        GenericKubernetesResource whole = at(wanted, under);
        whole.setAdditionalProperty("status", status);
        return whole;
    }

    private static void setVerdict(ObjectNode status, @Nullable String verdict) {
        if (verdict == null) {
            status.remove("verdict");
        } else {
            status.put("verdict", verdict);
        }
    }

    private static GenericKubernetesResource identity(Present present) {
        var identity = new GenericKubernetesResource();
        identity.setApiVersion(present.resource().getApiVersion());
        identity.setKind(present.resource().getKind());
        identity.setMetadata(new ObjectMetaBuilder()
                .withNamespace(present.metadata().getNamespace())
                .withName(present.metadata().getName())
                .build());
        return identity;
    }

    private static GenericKubernetesResource copy(GenericKubernetesResource resource) {
        return Json.mapper().convertValue(resource, GenericKubernetesResource.class);
    }

    /** A read, and the writes that rest on it. */
    private interface Attempt {
        Outcome make();
    }
}
