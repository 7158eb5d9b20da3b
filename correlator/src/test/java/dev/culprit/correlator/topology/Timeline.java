package dev.culprit.correlator.topology;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.GraphRecord;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Occurrences;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Relation;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.Symptom;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Watermark;
import dev.culprit.correlator.episode.EpisodeStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * A cluster's day, told line by line to the real topology. Times are clock times of one day; what a line does not say
 * is the same in all of them: cluster {@code test}, namespace {@code shop}.
 */
final class Timeline implements AutoCloseable {
    static final String CLUSTER = "test";
    static final String NAMESPACE = "shop";
    private static final String DAY = "2026-03-04T";

    /** Tests run in several processes. */
    private static final long PID = ProcessHandle.current().pid();

    private static final AtomicInteger COUNT = new AtomicInteger();

    final TopologyTestDriver driver;
    private final TestOutputTopic<String, Correlation> correlations;
    private final List<Correlation> seen = new ArrayList<>();

    Timeline() {
        this(CorrelatorSettings.forRecordings());
    }

    Timeline(CorrelatorSettings settings) {
        Properties config = CorrelatorStreams.properties(
                "none:1", Path.of("target", "timeline-" + PID + "-" + COUNT.incrementAndGet()));
        driver = new TopologyTestDriver(CorrelationTopology.build(settings), config, time("00:00"));
        correlations = driver.createOutputTopic(
                Topic.CORRELATIONS.topicName(),
                new StringDeserializer(),
                new JsonSerde<>(Correlation.class).deserializer());
    }

    static Instant time(String clock) {
        return Instant.parse(DAY + (clock.length() == 5 ? clock + ":00" : clock) + "Z");
    }

    static ObjectRef deployment(String name) {
        return ObjectRef.of("Deployment", NAMESPACE, name);
    }

    Timeline workload(String name, String... calls) {
        List<DependencyEdge> edges = new ArrayList<>();
        for (String called : calls) {
            edges.add(new DependencyEdge(
                    Relation.CALLS, ObjectRef.of("Service", NAMESPACE, called), "env[" + called + "_HOST]"));
        }
        return graph("00:00", deployment(name), Map.of("app", name), Map.of(), edges)
                .graph("00:00", ObjectRef.of("Service", NAMESPACE, name), Map.of(), Map.of("app", name), List.of());
    }

    Timeline graph(
            String clock,
            ObjectRef subject,
            Map<String, String> labels,
            Map<String, String> selector,
            List<DependencyEdge> edges) {
        var node =
                new Dependencies(CLUSTER, subject, new TreeMap<>(labels), new TreeMap<>(selector), edges, time(clock));
        pipe(Topic.DEPENDENCIES, node.key(), bytes(GraphRecord.class, node), clock);
        return this;
    }

    Timeline changed(String clock, ObjectRef subject, FieldType type) {
        return changed(clock, clock, subject, type);
    }

    /** An image that goes from one tag to another. */
    Timeline edited(String clock, ObjectRef subject, String before, String after) {
        return changed(clock, clock, subject, new FieldChange(FieldType.IMAGE, "spec.image", "", before, after));
    }

    Timeline changed(String occurred, String arrived, ObjectRef subject, FieldType type) {
        return changed(occurred, arrived, subject, new FieldChange(type, "spec", "", "1.4", "1.5"));
    }

    private Timeline changed(String occurred, String arrived, ObjectRef subject, FieldChange field) {
        var change = new Change(
                "change-" + subject.name() + occurred,
                CLUSTER,
                subject,
                "uid-" + subject.name(),
                ChangeType.UPDATE,
                new Timing(time(occurred), TimeSource.MANAGED_FIELDS, null, time(arrived)),
                Actor.of("kubectl-patch"),
                List.of(field),
                new TreeSet<>());
        return event(change, subject.namespace(), arrived);
    }

    Timeline failed(String first, String last, String workload, String reason, int count) {
        var affected = new TreeSet<ObjectRef>();
        affected.add(deployment(workload));
        var symptom = new Symptom(
                "event-" + workload + reason + last,
                CLUSTER,
                ObjectRef.of("Pod", NAMESPACE, workload + "-1"),
                "event-" + workload + reason,
                reason,
                "it failed",
                new Occurrences(time(first), time(last), count),
                time(last),
                affected);
        return event(symptom, NAMESPACE, last);
    }

    private Timeline event(ClusterEvent event, String namespace, String arrived) {
        Bucket bucket = Bucket.of(CLUSTER, namespace, event.toString(), Bucket.DEFAULT_COUNT);
        pipe(Topic.CHANGES, bucket.key(), bytes(ClusterEvent.class, event), arrived);
        return this;
    }

    Timeline fires(String clock, String slo, Severity severity) {
        return spike(Alerts.spike(slo, severity, clock, null, usual(severity)));
    }

    /** A critical alert with the onset that the burn's series tells. */
    Timeline firesSince(String clock, String slo, Onset onset) {
        return spike(Alerts.spike(
                slo, Severity.CRITICAL, clock, null, usual(Severity.CRITICAL).since(onset)));
    }

    Timeline resolves(String startsAt, String endsAt, String slo, Severity severity) {
        return spike(Alerts.spike(slo, severity, startsAt, endsAt, usual(severity)));
    }

    private static Burn usual(Severity severity) {
        return new Burn(severity == Severity.CRITICAL ? 14.5 : 1.5, Duration.ofHours(1), Duration.ofMinutes(5));
    }

    /** An alert whose record is part of a trace. */
    Timeline fires(String clock, String slo, Severity severity, String traceparent) {
        Spike spike = Alerts.spike(slo, severity, clock, null, usual(severity));
        var record = new TestRecord<>(spike.key(), bytes(Spike.class, spike), spike.observedAt());
        record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
        pipe(Topic.SPIKES, record);
        return this;
    }

    Timeline spike(Spike spike) {
        byte[] value = bytes(Spike.class, spike);
        pipe(Topic.SPIKES, spike.key(), value, spike.observedAt());
        return this;
    }

    Timeline garbage(Topic topic, String clock, String text) {
        pipe(topic, CLUSTER + "/" + NAMESPACE + "/0", text.getBytes(StandardCharsets.UTF_8), clock);
        return this;
    }

    /** A key alone. */
    Timeline tombstone(Topic topic, @Nullable String key, String clock) {
        pipe(topic, key, null, time(clock));
        return this;
    }

    /** Everything up to a time has arrived. */
    Timeline watermark(String clock) {
        return watermark(new Watermark(CLUSTER, time(clock)), clock);
    }

    /** Everything since a collector began, which found nothing that an earlier one left. */
    Timeline watermark(String clock, String began) {
        return watermark(new Watermark(CLUSTER, time(clock), time(began)), clock);
    }

    Timeline ends(String clock) {
        return watermark(new Watermark(CLUSTER, Watermark.END_OF_INPUT), clock);
    }

    private Timeline watermark(Watermark mark, String clock) {
        pipe(Topic.CHANGES, CLUSTER + "/_watermark", bytes(ClusterEvent.class, mark), clock);
        pipe(Topic.DEPENDENCIES, CLUSTER + "/_watermark", bytes(GraphRecord.class, mark), clock);
        return this;
    }

    /** How many records are kept of what episodes were told. */
    long keptEvidence() {
        return driver.getKeyValueStore(EpisodeStores.GATHERED).approximateNumEntries();
    }

    Timeline wallClockPasses(Duration time) {
        driver.advanceWallClockTime(time);
        return this;
    }

    private static <T> byte[] bytes(Class<T> type, T value) {
        return new JsonSerde<>(type).serializer().serialize("", value);
    }

    private void pipe(Topic topic, String key, byte[] value, String clock) {
        pipe(topic, key, value, time(clock));
    }

    private void pipe(Topic topic, @Nullable String key, byte @Nullable [] value, Instant at) {
        pipe(topic, new TestRecord<>(key, value, at));
    }

    private void pipe(Topic topic, TestRecord<String, byte[]> record) {
        driver.createInputTopic(topic.topicName(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(record);
    }

    /** Every revision so far, in the order of emission. */
    List<Correlation> revisions() {
        seen.addAll(correlations.readValuesToList());
        return List.copyOf(seen);
    }

    Correlation last() {
        return revisions().getLast();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(
                        Topic.DEAD_LETTERS.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
