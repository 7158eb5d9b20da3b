package dev.culprit.collector.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Topic;
import dev.culprit.collector.ClusterCollector;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.Observation;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.publish.RecordBytes;
import dev.culprit.testing.corpus.EveryInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whatever stands in a recording, it is read in its order or refused with one line, and what is read makes records that can
 * be written. An input is the cluster's file, a byte of zero, and the file of alerts; either may be gzipped.
 */
public class RecordingFuzzTest {
    private static final CollectorSettings SETTINGS = new CollectorSettings("meadow", 8, RedactionKey.fixed(), true);
    private static @Nullable Path folder;

    @EveryInput
    void holdsForWhatIsKept(byte[] input) throws IOException {
        fuzzerTestOneInput(input);
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] both) throws IOException {
        int cut = cut(both);
        Path recording = folder();
        write(recording, "recording.jsonl", Arrays.copyOfRange(both, 0, cut));
        write(recording, "alerts.jsonl", Arrays.copyOfRange(both, Math.min(cut + 1, both.length), both.length));
        try {
            play(recording);
        } catch (RecordingException e) {
            assertThat(e.getMessage()).contains(recording.toString()).doesNotContainPattern("\\p{Cntrl}");
        }
    }

    private static void play(Path recording) throws RecordingException {
        var collector = new ClusterCollector(SETTINGS);
        Instant last = Instant.MIN;
        try (Recording lines = Recording.open(recording)) {
            for (Optional<RecordedLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                assertThat(line.get().at()).isAfterOrEqualTo(last);
                last = line.get().at();
                switch (line.get()) {
                    case RecordedLine.Observed(Observation observation) -> observe(collector, observation);
                    case RecordedLine.Alerted alerted ->
                        assertThat(alerted.payload().isObject()).isTrue();
                }
            }
        }
    }

    private static void observe(ClusterCollector collector, Observation observation) {
        List<Outgoing> told = collector.observe(observation);
        told.forEach(record -> {
            assertThat(record.key()).isNotBlank();
            RecordBytes.of(record);
        });
        if (observation.type() != WatchType.DELETED && isNoEvent(observation)) {
            assertThat(collector.observe(new Observation(observation.at(), WatchType.MODIFIED, observation.object())))
                    .as("the same state again is no change")
                    .noneMatch(record -> record.topic() == Topic.CHANGES);
        }
    }

    private static boolean isNoEvent(Observation observation) {
        return !observation.object().path("kind").asText("").equals("Event");
    }

    /** Where the first file ends. A gzip file has zeros of its own: it goes to the end of the input. */
    private static int cut(byte[] both) {
        int zero = new String(both, ISO_8859_1).indexOf('\0');
        return isGzip(both) || zero < 0 ? both.length : zero;
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    private static void write(Path recording, String name, byte[] bytes) throws IOException {
        Files.deleteIfExists(recording.resolve(name));
        Files.deleteIfExists(recording.resolve(name + ".gz"));
        Files.write(recording.resolve(isGzip(bytes) ? name + ".gz" : name), bytes);
    }

    private static Path folder() throws IOException {
        Path known = folder;
        if (known == null) {
            known = Files.createTempDirectory("recording");
            folder = known;
        }
        return known;
    }
}
