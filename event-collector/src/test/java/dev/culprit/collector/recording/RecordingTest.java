package dev.culprit.collector.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.WatchType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {
    private static final String ALERT = line("{'at':'2026-03-02T10:00:01Z','payload':{'version':'4'}}");

    @TempDir
    private Path folder;

    @Test
    void bothFilesAreMergedByArrivalAndTheClusterGoesFirst() throws Exception {
        write("recording.jsonl.gz", gzip(observed("10:00:00.500Z") + observed("10:00:01Z") + observed("10:00:02Z")));
        write("alerts.jsonl", ALERT.getBytes(UTF_8));
        assertThat(read())
                .extracting(line -> line.getClass().getSimpleName() + " " + line.at())
                .containsExactly(
                        "Observed 2026-03-02T10:00:00.500Z",
                        "Observed 2026-03-02T10:00:01Z",
                        "Alerted 2026-03-02T10:00:01Z",
                        "Observed 2026-03-02T10:00:02Z");
    }

    @Test
    void eitherFileMayBePlainOrGzippedAndTheLastLineNeedsNoEnd() throws Exception {
        write("recording.jsonl", observed("10:00:00Z").strip().getBytes(UTF_8));
        write("alerts.jsonl.gz", gzip("\n" + ALERT + "\n\n"));
        assertThat(read()).hasSize(2);
    }

    @Test
    void linesMayEndInCarriageReturnsAndBeBlank() throws Exception {
        write("recording.jsonl", (observed("10:00:00Z").strip() + "\r\n\r\n \t\r\n").getBytes(UTF_8));
        write("alerts.jsonl", (ALERT.strip() + "\r\n\r\n").getBytes(UTF_8));
        assertThat(read()).hasSize(2);
    }

    @Test
    void bookmarksAreSkipped() throws Exception {
        write("alerts.jsonl", new byte[0]);
        write(
                "recording.jsonl",
                (line("{'at':'2026-03-02T10:00:00Z','type':'BOOKMARK','object':{}}") + observed("10:00:00Z"))
                        .getBytes(UTF_8));
        assertThat(read()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense                                          | the line is no JSON",
                "[1]                                               | the line is no JSON object",
                "{'type':'ADDED','object':{}}                      | the line has no 'at'",
                "{'at':'noon','type':'ADDED','object':{}}          | 'at' is no RFC 3339 time",
                "{'at':'2026-03-02T10:00:00Z','type':'ERROR'}      | 'type' is not ADDED, MODIFIED or DELETED",
                "{'at':'2026-03-02T10:00:00Z','type':'ADDED'}      | the line has no 'object' with kind and metadata.name",
                "{'at':'2026-03-02T08:00:00Z','type':'ADDED','object':{}} | the line is older than the one before it"
            })
    void aBadLineIsNamedWithItsNumber(String line, String what) throws Exception {
        write("alerts.jsonl", ALERT.getBytes(UTF_8));
        write("recording.jsonl.gz", gzip(observed("09:00:00Z") + line(line)));
        assertThatThrownBy(this::read)
                .isInstanceOf(RecordingException.class)
                .hasMessageStartingWith(what)
                .hasMessageContaining("recording.jsonl.gz:2")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aLineThatIsTooLongIsRefusedWithoutReadingItAll() throws Exception {
        write("alerts.jsonl", ALERT.getBytes(UTF_8));
        byte[] endless = new byte[LineFile.MAX_LINE + 10];
        Arrays.fill(endless, (byte) 'x');
        write("recording.jsonl", endless);
        assertThatThrownBy(this::read).hasMessageContaining("longer than").hasMessageContaining("recording.jsonl:1");
    }

    @Test
    void aTruncatedGzipSaysSo() throws Exception {
        byte[] whole = gzip(observed("10:00:00Z").repeat(50));
        write("alerts.jsonl", ALERT.getBytes(UTF_8));
        write("recording.jsonl.gz", Arrays.copyOf(whole, whole.length - 12));
        assertThatThrownBy(this::read).isInstanceOf(RecordingException.class).hasMessageContaining("ends too early");
    }

    @Test
    void whatWasFlushedIsReadThoughTheWriterWasKilled() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
        // never closed, as after a kill
        RecordingWriter killed = RecordingWriter.begin(folder, clock);
        assertThat(read()).isEmpty();
        killed.observed(WatchType.ADDED, configMap());
        killed.flush();
        killed.observed(WatchType.MODIFIED, configMap());
        killed.flush();
        killed.observed(WatchType.DELETED, configMap());

        assertThat(read()).hasSize(2);
    }

    private static ObjectNode configMap() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", "v1").put("kind", "ConfigMap");
        object.putObject("metadata").put("name", "settings").put("namespace", "shop");
        return object;
    }

    @Test
    void aFileThatIsNoGzipSaysSo() throws Exception {
        write("alerts.jsonl", ALERT.getBytes(UTF_8));
        write("recording.jsonl.gz", "not gzip".getBytes(UTF_8));
        assertThatThrownBy(this::read).isInstanceOf(RecordingException.class).hasMessageContaining("no valid gzip");
    }

    @Test
    void aMissingFolderOrFileSaysWhichAndWhatToDo() throws Exception {
        assertThatThrownBy(() -> Recording.open(folder.resolve("nowhere")))
                .hasMessageContainingAll("no such folder", "nowhere");
        assertThatThrownBy(this::read).hasMessageContaining("no recording.jsonl or recording.jsonl.gz");
        write("recording.jsonl", observed("10:00:00Z").getBytes(UTF_8));
        assertThatThrownBy(this::read).hasMessageContaining("no alerts.jsonl or alerts.jsonl.gz");
    }

    private List<RecordedLine> read() throws RecordingException {
        var lines = new ArrayList<RecordedLine>();
        try (Recording recording = Recording.open(folder)) {
            for (Optional<RecordedLine> line = recording.next(); line.isPresent(); line = recording.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    private static String observed(String time) {
        return line("{'at':'2026-03-02T" + time + "','type':'ADDED','object':{'kind':'Node','metadata':{'name':'n'}}}");
    }

    private static String line(String text) {
        return text.replace('\'', '"') + "\n";
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
