package dev.culprit.standalone.command;

import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.correlator.page.SinglePage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One correlation as a page in a file. It takes the place of a page that was written before, and of nothing else. */
final class ReportFile {
    /** The mark stands in the first lines. */
    private static final int BEGINNING = 400;

    private final Path file;

    ReportFile(Path file) {
        this.file = file;
    }

    void write(SLOCorrelation correlation, boolean force) throws CommandException {
        try {
            if (!force && Files.exists(file) && !isOurs()) {
                throw new CommandException(
                        file + " is there, and no page of culprit report: name another file with -o, or give --force");
            }
            Files.writeString(file, SinglePage.of(correlation));
        } catch (IOException e) {
            throw new CommandException("cannot write " + file + " (" + why(e) + "): name another file with -o", e);
        }
    }

    private boolean isOurs() throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8).contains(SinglePage.MARK);
        }
    }

    private static String why(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }
}
