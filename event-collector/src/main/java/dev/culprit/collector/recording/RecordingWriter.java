package dev.culprit.collector.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Json;
import dev.culprit.collector.WatchType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;

/**
 * Writes a folder that {@link Recording} reads, line by line as things arrive; what was flushed can be read although the
 * writer was killed. For many threads. Nothing is redacted here.
 */
public final class RecordingWriter implements AutoCloseable {
    private final Clock clock;
    private final OutputStream cluster;
    private final OutputStream alerts;
    private Instant last = Instant.MIN;
    private long lines;

    private RecordingWriter(Clock clock, OutputStream cluster, OutputStream alerts) {
        this.clock = clock;
        this.cluster = cluster;
        this.alerts = alerts;
    }

    /**
     * Begins a recording; the folder is made where there is none.
     *
     * @throws IOException when it cannot be written, or holds a recording already
     */
    public static RecordingWriter begin(Path folder, Clock clock) throws IOException {
        makeFolder(folder);
        OutputStream cluster = create(folder.resolve("recording.jsonl.gz"));
        return new RecordingWriter(clock, new GzipMembers(cluster), create(folder.resolve("alerts.jsonl")));
    }

    private static void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException(folder + " cannot be made (" + e + "): choose another folder", e);
        }
    }

    private static OutputStream create(Path file) throws IOException {
        try {
            return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " is there already: choose another folder", e);
        } catch (IOException e) {
            throw new IOException(file + " cannot be written (" + e + "): choose another folder", e);
        }
    }

    /** An object arrives now. */
    public synchronized void observed(WatchType type, ObjectNode object) throws IOException {
        ObjectNode line = line();
        line.put("type", type.name()).set("object", object);
        write(line, cluster);
    }

    /** Alertmanager calls now. */
    public synchronized void alerted(JsonNode payload) throws IOException {
        ObjectNode line = line();
        line.set("payload", payload);
        write(line, alerts);
        alerts.flush();
    }

    /** Puts what was written where a reader finds it. */
    public synchronized void flush() throws IOException {
        cluster.flush();
    }

    public synchronized long lines() {
        return lines;
    }

    /** Lines are in the order of their times, whatever the clock does. */
    private ObjectNode line() {
        Instant now = clock.instant();
        last = now.isBefore(last) ? last : now;
        return JsonNodeFactory.instance.objectNode().put("at", last.toString());
    }

    private void write(ObjectNode line, OutputStream out) throws IOException {
        out.write(Json.mapper().writeValueAsString(line).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
        lines++;
    }

    @Override
    public synchronized void close() throws IOException {
        try (cluster;
                alerts) {
            flush();
        }
    }
}
