package dev.culprit.collector.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with {@code recording.jsonl} and {@code alerts.jsonl}, each possibly with {@code .gz} behind, read as one
 * stream in the order of arrival. At the same instant, what the cluster said goes first. To be closed.
 */
public final class Recording implements AutoCloseable {
    private final LineReader cluster;
    private final LineReader alerts;
    private @Nullable RecordedLine observed;
    private @Nullable RecordedLine alerted;

    private Recording(LineReader cluster, LineReader alerts) throws RecordingException {
        this.cluster = cluster;
        this.alerts = alerts;
        this.observed = cluster.next();
        this.alerted = alerts.next();
    }

    public static Recording open(Path folder) throws RecordingException {
        if (!Files.isDirectory(folder)) {
            throw new RecordingException("there is no such folder", folder.toString(), "name a recording's folder");
        }
        LineFile cluster = LineFile.open(find(folder, "recording.jsonl"));
        try {
            return open(cluster, LineFile.open(find(folder, "alerts.jsonl")));
        } catch (RecordingException e) {
            cluster.close();
            throw e;
        }
    }

    /** The next line; empty at the end. */
    public Optional<RecordedLine> next() throws RecordingException {
        RecordedLine first = observed;
        RecordedLine second = alerted;
        boolean clusterFirst = first != null && (second == null || !first.at().isAfter(second.at()));
        if (clusterFirst) {
            observed = cluster.next();
            return Optional.ofNullable(first);
        }
        alerted = second == null ? null : alerts.next();
        return Optional.ofNullable(second);
    }

    @Override
    public void close() throws RecordingException {
        try (cluster;
                alerts) {
            observed = null;
            alerted = null;
        }
    }

    private static Recording open(LineFile cluster, LineFile alerts) throws RecordingException {
        try {
            return new Recording(
                    new LineReader(cluster, LineReader.Shape.CLUSTER), new LineReader(alerts, LineReader.Shape.ALERTS));
        } catch (RecordingException e) {
            alerts.close();
            throw e;
        }
    }

    private static Path find(Path folder, String name) throws RecordingException {
        return Stream.of(name + ".gz", name)
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new RecordingException(
                        "the folder has no " + name + " or " + name + ".gz",
                        folder.toString(),
                        "a recording has both recording.jsonl and alerts.jsonl"));
    }
}
