package dev.culprit.collector.live;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.api.record.Change;
import dev.culprit.collector.ClusterCollector;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.recording.RecordedLine;
import dev.culprit.collector.recording.Recording;
import dev.culprit.collector.recording.RecordingWriter;
import dev.culprit.testing.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of a live cluster says the same as the cluster did. */
class RecordingSinkTest {
    private static final CollectorSettings SETTINGS = new CollectorSettings("meadow", 8, RedactionKey.fixed(), false);
    private static final KubeObject BARN = deployment("barn").born("2026-03-01T08:00:00Z");
    private static final KubeObject SEEDS = configMap("seeds", "{'corn':'1','token':'hush-hush-1'}");

    @TempDir
    Path folder;

    private final FakeCluster cluster = new FakeCluster();
    private final MovableClock clock = new MovableClock("2026-03-02T10:00:00.300Z");

    @BeforeEach
    void fill() throws Exception {
        cluster.put(BARN);
        cluster.put(SEEDS);
    }

    @Test
    void aRecordingSaysWhatALiveCollectorSaid() throws Exception {
        var log = new MemoryLog();
        var live = new LiveCollector(SETTINGS, List.of(), log, 1_000_000, clock);
        try (var writer = RecordingWriter.begin(folder, clock)) {
            cluster.watch(sink(writer));
            cluster.watch(live.sink());
            clock.moveTo("2026-03-02T10:10:00Z");
            cluster.put(BARN.container("image", "'barn:2'"));
            cluster.put(SEEDS.with("data.token", "'hush-hush-2'"));
            cluster.put(deployment("well").born("2026-03-02T10:10:00Z"));
            cluster.delete(SEEDS);
            live.step();
        }
        assertThat(replayed())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(log.changes().values());
    }

    @Test
    void whatALaterListDoesNotHaveAnyMoreIsRecordedAsDeleted() throws Exception {
        try (var writer = RecordingWriter.begin(folder, clock)) {
            RecordingSink sink = sink(writer);
            cluster.watch(sink);
            cluster.nobodyWatches();
            cluster.delete(SEEDS);
            clock.moveTo("2026-03-02T10:10:00Z");
            cluster.watch(sink);
        }
        assertThat(replayed()).singleElement().satisfies(change -> {
            assertThat(change.type()).hasToString("DELETE");
            assertThat(change.subject().name()).isEqualTo("seeds");
        });
    }

    @Test
    void noSecretIsInTheFiles() throws Exception {
        try (var writer = RecordingWriter.begin(folder, clock)) {
            cluster.watch(sink(writer));
            writer.alerted(SETTINGS.door()
                    .admitText(KubeObject.json("{'alerts':[{'annotations':{'password':'hush-hush-3'}}]}")));
        }
        var text = new StringBuilder();
        try (Recording recording = Recording.open(folder)) {
            for (Optional<RecordedLine> line = recording.next(); line.isPresent(); line = recording.next()) {
                text.append(line.get());
            }
        }
        assertThat(text.toString()).contains("seeds", "redacted:").doesNotContain("hush-hush");
    }

    @Test
    void aFolderWithARecordingIsNotWrittenTo() throws Exception {
        Files.createFile(folder.resolve("recording.jsonl.gz"));
        assertThatThrownBy(() -> RecordingWriter.begin(folder, clock))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is there already: choose another folder");
    }

    private static RecordingSink sink(RecordingWriter writer) {
        return new RecordingSink(writer, SETTINGS.door(), failure -> {
            throw new IllegalStateException(failure);
        });
    }

    private List<Change> replayed() throws Exception {
        var collector = new ClusterCollector(SETTINGS);
        var changes = new ArrayList<Change>();
        try (Recording recording = Recording.open(folder)) {
            for (Optional<RecordedLine> line = recording.next(); line.isPresent(); line = recording.next()) {
                if (line.get() instanceof RecordedLine.Observed(var observation)) {
                    collector.observe(observation).stream()
                            .flatMap(outgoing ->
                                    outgoing instanceof Outgoing.Keyed keyed && keyed.value() instanceof Change change
                                            ? Stream.of(change)
                                            : Stream.<Change>empty())
                            .forEach(changes::add);
                }
            }
        }
        return changes;
    }
}
