package dev.culprit.standalone.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The folder with the broker's log; it is formatted once and refused when it belongs to something else. */
record DataDirectory(Path path) {
    private static final String MARK = "meta.properties";
    private static final String MARK_VERSION = "1";
    private static final String LOCK = ".culprit.lock";

    /** Creates the folder when absent and refuses one the broker cannot or must not write to. */
    void check() throws BrokerException {
        try {
            Files.createDirectories(path);
            if (!Files.isWritable(path)) {
                throw new BrokerException("data folder " + path + " is read-only: choose another");
            }
            if (isFormatted()) {
                checkMark();
            } else if (!isUnused()) {
                throw new BrokerException("data folder " + path + " holds other files: choose an empty or a new one");
            }
        } catch (FileAlreadyExistsException e) {
            throw new BrokerException("data folder " + path + " is a file: choose another", e);
        } catch (IOException e) {
            throw new BrokerException("data folder " + path + " cannot be used (" + e + "): choose another", e);
        }
    }

    /**
     * Keeps every other broker out of the folder until the lock is closed.
     *
     * <p>Kafka has a lock of its own, but looks at it only after the controller has begun to write.
     */
    Closeable lock() throws BrokerException {
        try {
            FileChannel channel = FileChannel.open(path.resolve(LOCK), CREATE, WRITE);
            if (!isHeld(channel)) {
                channel.close();
                throw new BrokerException(
                        "data folder " + path + " is in use by another broker: stop it or choose another");
            }
            // Closing the channel gives the lock back
            return channel;
        } catch (IOException e) {
            throw new BrokerException("data folder " + path + " cannot be locked (" + e + "): choose another", e);
        }
    }

    boolean isFormatted() {
        return Files.exists(path.resolve(MARK));
    }

    /** Writes the mark and the first metadata record of a new cluster. */
    // Formatter.run declares Exception; this runs inside the broker's start, whose caller hears of any failure
    void format() throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setDirectories(List.of(path.toString()))
                .setMetadataLogDirectory(path.toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setIgnoreFormatted(true)
                .setHasDynamicQuorum(false)
                .run();
    }

    private static boolean isHeld(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another broker of this very JVM has it
            return false;
        }
    }

    private void checkMark() throws IOException, BrokerException {
        Properties mark = new Properties();
        try (Reader reader = Files.newBufferedReader(path.resolve(MARK), UTF_8)) {
            mark.load(reader);
        }
        boolean ours = MARK_VERSION.equals(mark.getProperty("version"))
                && String.valueOf(BrokerSettings.NODE_ID).equals(mark.getProperty("node.id"));
        if (!ours) {
            throw new BrokerException("data folder " + path
                    + " was made by another version or another broker: choose another or delete it");
        }
    }

    private boolean isUnused() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.allMatch(entry -> entry.endsWith(LOCK));
        }
    }
}
