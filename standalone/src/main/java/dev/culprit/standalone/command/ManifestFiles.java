package dev.culprit.standalone.command;

import dev.culprit.rules.manifest.Document;
import dev.culprit.rules.manifest.Documents;
import dev.culprit.rules.manifest.Manifests;
import dev.culprit.rules.manifest.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Manifests out of files, folders and standard input. */
final class ManifestFiles {
    private static final int MOST_FILES = 1_000;
    private static final int DEEPEST = 10;
    private static final Set<String> ENDINGS = Set.of(".yaml", ".yml", ".json");

    private final InputStream standardInput;
    private final List<Problem> problems = new ArrayList<>();

    ManifestFiles(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    Manifests read(List<String> names, String namespace) throws CommandException {
        var documents = new ArrayList<Document>();
        for (String name : names) {
            if (name.isBlank()) {
                throw new CommandException("a file's name is empty: name files, folders or -");
            }
            if (name.equals("-")) {
                documents.addAll(Documents.of("standard input", text(standardInput, "standard input"), problems));
            } else {
                for (Path file : files(Path.of(name))) {
                    documents.addAll(Documents.of(file.toString(), text(file), problems));
                }
            }
        }
        if (documents.isEmpty() && problems.isEmpty()) {
            throw new CommandException("nothing to read in " + String.join(", ", names)
                    + ": name files with ServiceLevelObjectives or SLOCompositions");
        }
        Manifests manifests = Manifests.read(documents, namespace);
        problems.addAll(manifests.problems());
        return new Manifests(manifests.promises(), problems);
    }

    private static List<Path> files(Path path) throws CommandException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try {
            // a link is followed where it is named, not where it is found: those may go round in circles
            Path folder = path.toRealPath();
            return filesIn(folder).stream()
                    .map(file -> path.resolve(folder.relativize(file)))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new CommandException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> filesIn(Path path) throws IOException, CommandException {
        try (Stream<Path> found = Files.walk(path, DEEPEST)) {
            List<Path> files = found.filter(Files::isRegularFile)
                    .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .limit(MOST_FILES + 1)
                    .toList();
            if (files.size() > MOST_FILES) {
                throw new CommandException(path + " has more than " + MOST_FILES + " files: name fewer");
            }
            return files;
        }
    }

    private static String text(Path file) throws CommandException {
        try (InputStream in = Files.newInputStream(file)) {
            return text(in, file.toString());
        } catch (IOException e) {
            String why = Files.exists(file) ? e.getMessage() : "there is no such file";
            throw new CommandException("cannot read " + file + ": " + why, e);
        }
    }

    private static String text(InputStream in, String name) throws CommandException {
        try {
            byte[] bytes = in.readNBytes(Documents.LONGEST + 1);
            if (bytes.length > Documents.LONGEST) {
                throw new CommandException(name + " is larger than " + Documents.LONGEST + " bytes: split it");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CommandException(name + " is no text in UTF-8: save it as UTF-8", e);
        } catch (IOException e) {
            throw new CommandException("cannot read " + name + ": " + e.getMessage(), e);
        }
    }
}
