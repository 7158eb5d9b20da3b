package dev.culprit.collector;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Objective;
import dev.culprit.api.record.SeenObject;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Watermark;
import dev.culprit.collector.graph.Publication;
import dev.culprit.collector.objective.Objectives;
import dev.culprit.collector.snapshot.Snapshot;
import dev.culprit.collector.symptom.Symptoms.Sighting;
import dev.culprit.collector.verdict.Said;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Addresses records: topic, key and placement. */
record Envelopes(String cluster, int buckets, BaselineFormats formats) {
    Outgoing change(Change change, Instant at) {
        String uid = change.uid();
        String identity =
                uid.isEmpty() ? change.subject().kind() + "/" + change.subject().name() : uid;
        String key = Bucket.of(cluster, change.subject().namespace(), identity, buckets)
                .key();
        return new Outgoing.Keyed(Topic.CHANGES, key, key, change, at);
    }

    Outgoing symptom(Sighting sighting, Instant at) {
        String namespace = sighting.symptom().subject().namespace();
        String key = Bucket.of(cluster, namespace, sighting.identity(), buckets).key();
        return new Outgoing.Keyed(Topic.CHANGES, key, key, sighting.symptom(), at);
    }

    Outgoing dependencies(Publication publication, Instant at) {
        String key = Dependencies.key(cluster, publication.subject());
        String placement =
                Bucket.ofNode(cluster, publication.subject(), buckets).key();
        return new Outgoing.Keyed(Topic.DEPENDENCIES, key, placement, publication.value(), at);
    }

    Outgoing noDependencies(ObjectRef ref, Instant at) {
        return dependencies(new Publication(ref, null), at);
    }

    /** @param snapshot null: the SLO or composition is gone */
    Outgoing objective(ObjectRef ref, @Nullable Snapshot snapshot, Instant at) {
        String key = Objective.key(cluster, ref);
        Objective value = snapshot == null ? null : Objectives.of(cluster, snapshot, at);
        return new Outgoing.Keyed(Topic.OBJECTIVES, key, key, value, at);
    }

    Outgoing verdict(Said said, Instant at) {
        return new Outgoing.Keyed(Topic.VERDICTS, said.correlationId(), said.correlationId(), said.verdict(), at);
    }

    Outgoing baseline(Snapshot object, Instant at) {
        var seen = new SeenObject(
                cluster,
                object.ref(),
                object.uid(),
                object.resourceVersion(),
                object.lifecycle().created(),
                object.controller().orElse(null),
                object.body().text(),
                object.writers(),
                formats.of(object.apiVersion()));
        return new Outgoing.Keyed(Topic.BASELINE, seen.key(), seen.key(), seen, at);
    }

    Outgoing noBaseline(ObjectRef ref, Instant at) {
        String key = SeenObject.key(cluster, ref);
        return new Outgoing.Keyed(Topic.BASELINE, key, key, null, at);
    }

    List<Outgoing> watermark(Instant until, @Nullable Instant since, Instant at) {
        var watermark = new Watermark(cluster, until, since);
        return Stream.of(Topic.CHANGES, Topic.DEPENDENCIES)
                .<Outgoing>map(topic -> new Outgoing.Broadcast(topic, cluster + "/_watermark", watermark, at))
                .toList();
    }
}
