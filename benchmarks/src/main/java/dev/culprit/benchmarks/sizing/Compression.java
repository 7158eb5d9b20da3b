package dev.culprit.benchmarks.sizing;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.Topic;
import dev.culprit.benchmarks.figure.Section;
import dev.culprit.benchmarks.rig.BenchmarkException;
import dev.culprit.benchmarks.rig.Rig;
import dev.culprit.benchmarks.traffic.Traffic;
import dev.culprit.benchmarks.traffic.TrafficShape;
import dev.culprit.benchmarks.traffic.Wire;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.publish.KafkaRecordLog;
import dev.culprit.collector.publish.NotKeptException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the collector's own producer makes of changes and symptoms: the more there are at once, the fewer bytes each takes. */
public record Compression(int facts) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Written one by one, and by the hundred. */
    public Section run(Instant start) throws BenchmarkException {
        var shape = new TrafficShape(facts, Duration.ofHours(4), 1, 20, 0);
        List<Evidence> evidence = Traffic.of(shape, start).evidence();
        var rows = new ArrayList<List<String>>();
        try (Rig rig = Rig.start(1);
                var log = new KafkaRecordLog(Map.of("bootstrap.servers", rig.address()), PATIENCE)) {
            for (int atOnce : new int[] {1, 10, 100, 500}) {
                long before = bytes(rig);
                write(evidence, atOnce, log);
                rows.add(List.of(
                        String.valueOf(atOnce),
                        String.format(Locale.ROOT, "%,d", (bytes(rig) - before) / evidence.size())));
            }
        }
        return new Section(
                "Compression",
                "Changes and symptoms as the collector writes them, gzip, one partition.",
                List.of("written at once", "bytes each in `culprit.changes`"),
                rows,
                List.of());
    }

    private static long bytes(Rig rig) throws BenchmarkException {
        return rig.logs().bytes().getOrDefault(Topic.CHANGES.topicName(), 0L);
    }

    private static void write(List<Evidence> evidence, int atOnce, KafkaRecordLog log) throws BenchmarkException {
        try {
            for (int from = 0; from < evidence.size(); from += atOnce) {
                log.append(evidence.subList(from, Math.min(evidence.size(), from + atOnce)).stream()
                        .map(Compression::outgoing)
                        .toList());
            }
        } catch (NotKeptException e) {
            throw new BenchmarkException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", e);
        }
    }

    private static Outgoing outgoing(Evidence fact) {
        Bucket bucket = Wire.bucketOf(fact);
        return new Outgoing.Keyed(Topic.CHANGES, bucket.key(), bucket.key(), fact, fact.observedAt());
    }
}
