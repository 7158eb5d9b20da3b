package dev.culprit.correlator.process;

import dev.culprit.runtime.text.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an instance keeps on disk, and whether it can be trusted. All of it is in Kafka too: where it cannot be read, as after
 * a disk's fault, it is thrown away and read again, instead of failing at every start.
 */
final class LocalState {
    private static final Logger LOG = LoggerFactory.getLogger(LocalState.class);

    /** As the operating system words them. */
    private static final List<String> WANTS =
            List.of("no space left", "quota exceeded", "too many open files", "permission denied", "read-only");

    private static final String MARK = "state-is-broken";

    private final Path folder;

    LocalState(Path folder) {
        this.folder = folder;
    }

    /** Whether a failure says that the state cannot be read. What the system will not give is no reason to throw anything away. */
    static boolean isBroken(Throwable failure) {
        return causes(failure).anyMatch(ProcessorStateException.class::isInstance)
                && causes(failure).noneMatch(LocalState::isForWant);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static boolean isForWant(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return WANTS.stream().anyMatch(message::contains);
    }

    /** Remembers over the end of this process that it is broken. */
    void doubt(Throwable failure) {
        LOG.warn(
                "What is kept on disk cannot be read; it is read again from Kafka; folder={} reason={}",
                folder,
                reason(failure));
        try {
            Files.createDirectories(folder);
            Files.writeString(mark(), "");
        } catch (IOException e) {
            LOG.warn("That cannot be noted; delete the folder by hand; folder={}", folder, e);
        }
    }

    private static String reason(Throwable failure) {
        return OneLine.of(String.valueOf(
                causes(failure).reduce((outer, inner) -> inner).orElse(failure).getMessage()));
    }

    boolean isDoubted() {
        return Files.exists(mark());
    }

    /** It was thrown away. */
    void trust() throws IOException {
        Files.deleteIfExists(mark());
    }

    private Path mark() {
        return folder.resolve(MARK);
    }
}
