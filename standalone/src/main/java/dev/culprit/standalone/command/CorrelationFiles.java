package dev.culprit.standalone.command;

import dev.culprit.api.record.Correlation;
import dev.culprit.correlator.report.SloCorrelationReport;
import dev.culprit.standalone.play.Incident;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Writes SLOCorrelations as YAML that {@code kubectl apply} takes: {@code DIR/<incident>/<name>.yaml}. */
final class CorrelationFiles {
    private final Path folder;

    /** Makes the folder, so that one that cannot be written is found before the work and not after it. */
    CorrelationFiles(Path folder) throws CommandException {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(folder + " is no folder: name another one with --out", e);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
        if (!Files.isWritable(folder)) {
            throw new CommandException("cannot write to " + folder + ": name another folder with --out");
        }
    }

    /** For several recordings, which must not write to the same files. */
    static CorrelationFiles of(Path folder, List<Path> recordings) throws CommandException {
        var seen = new HashMap<String, Path>();
        for (Path recording : recordings) {
            Path whole = recording.toAbsolutePath().normalize();
            Path other = seen.putIfAbsent(Incident.nameOf(recording), whole);
            if (other != null && !other.equals(whole)) {
                throw new CommandException(
                        other + " and " + whole + " have the same name, and --out has one folder a name:"
                                + " replay them one by one, or rename one");
            }
        }
        return new CorrelationFiles(folder);
    }

    /** The files written, in the order of the correlations. */
    List<Path> write(Incident incident) throws CommandException {
        var written = new ArrayList<Path>();
        try {
            Path own = Files.createDirectories(folder.resolve(incident.name()));
            for (Correlation correlation : incident.correlations()) {
                Path file = own.resolve(correlation.name() + ".yaml");
                written.add(Files.writeString(file, SloCorrelationReport.yaml(correlation)));
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
        return written;
    }

    private CommandException cannotWrite(IOException cause) {
        return new CommandException(
                "cannot write to " + folder + " (" + cause.getMessage() + "): name another folder with --out", cause);
    }
}
