package dev.culprit.collector.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A file with one JSON object a line, plain or gzipped, of which one line is in memory at a time. */
final class LineFile implements AutoCloseable {
    /** Five times what etcd stores in one object. */
    static final int MAX_LINE = 8 * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final InputStream input;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
    private final byte[] block = new byte[BUFFER];
    private int position;
    private int limit;
    private int number;

    private LineFile(Path file, InputStream input) {
        this.file = file;
        this.input = input;
    }

    static LineFile open(Path file) throws RecordingException {
        InputStream raw;
        try {
            raw = Files.newInputStream(file);
        } catch (IOException e) {
            throw new RecordingException("cannot open the file", file.toString(), "check that it may be read", e);
        }
        try {
            boolean zipped = file.toString().endsWith(".gz");
            return new LineFile(file, zipped ? new GZIPInputStream(raw, BUFFER) : raw);
        } catch (IOException e) {
            close(raw, e);
            throw unreadable(file.toString(), e);
        }
    }

    /** The next line that is not blank, or null at the end. */
    @Nullable
    JsonNode next() throws RecordingException {
        while (readLine()) {
            if (!isBlank(line.toByteArray())) {
                return parse();
            }
        }
        return null;
    }

    /** A line that ends in CR LF and has nothing else is blank too. */
    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** {@code recording.jsonl.gz:17}, with the folder. */
    String where() {
        return file + ":" + number;
    }

    @Override
    public void close() throws RecordingException {
        try {
            input.close();
        } catch (IOException e) {
            throw unreadable(where(), e);
        }
    }

    /** Block by block: recordings are long, and a call for each byte would take most of a replay's time. */
    private boolean readLine() throws RecordingException {
        line.reset();
        number++;
        boolean any = false;
        while (position < limit || fill()) {
            any = true;
            int end = endOfLine();
            if (line.size() + end - position > MAX_LINE) {
                throw new RecordingException(
                        "the line is longer than " + MAX_LINE + " bytes",
                        where(),
                        "record it again or remove the line");
            }
            line.write(block, position, end - position);
            position = end + 1;
            if (end < limit) {
                return true;
            }
        }
        return any;
    }

    private int endOfLine() {
        int end = position;
        while (end < limit && block[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean fill() throws RecordingException {
        try {
            position = 0;
            limit = Math.max(0, input.read(block));
            return limit > 0;
        } catch (IOException e) {
            throw unreadable(where(), e);
        }
    }

    private JsonNode parse() throws RecordingException {
        try {
            JsonNode node = Json.mapper().readTree(line.toByteArray());
            if (!node.isObject()) {
                throw new RecordingException("the line is no JSON object", where(), "correct or remove the line");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new RecordingException("the line is no JSON", where() + column(e), "correct or remove the line", e);
        } catch (IOException e) {
            throw unreadable(where(), e);
        }
    }

    private static String column(JsonProcessingException e) {
        return e.getLocation() == null ? "" : ", column " + e.getLocation().getColumnNr();
    }

    private static RecordingException unreadable(String where, IOException e) {
        return switch (e) {
            case EOFException cut ->
                new RecordingException("the gzip file ends too early", where, "copy it again", cut);
            case ZipException bad -> new RecordingException("the file is no valid gzip", where, "copy it again", bad);
            default -> new RecordingException("cannot read the file", where, "check the disk and copy it again", e);
        };
    }

    private static void close(InputStream raw, IOException cause) {
        try {
            raw.close();
        } catch (IOException second) {
            cause.addSuppressed(second);
        }
    }
}
