package dev.culprit.collector;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.GraphPartitioner;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Watermark;
import dev.culprit.collector.graph.Publication;
import dev.culprit.collector.symptom.Symptoms.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Addresses records: topic, key and placement. */
record Envelopes(String cluster, int buckets) {
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
        String placement = GraphPartitioner.bucketOf(cluster, publication.subject(), buckets)
                .key();
        return new Outgoing.Keyed(Topic.DEPENDENCIES, key, placement, publication.value(), at);
    }

    List<Outgoing> watermark(Instant until, Instant at) {
        var watermark = new Watermark(cluster, until);
        return Stream.of(Topic.CHANGES, Topic.DEPENDENCIES)
                .<Outgoing>map(topic -> new Outgoing.Broadcast(topic, cluster + "/_watermark", watermark, at))
                .toList();
    }
}
