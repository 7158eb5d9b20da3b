package dev.culprit.rules.writing;

import dev.culprit.rules.output.OutputFile;
import dev.culprit.rules.output.ResourceName;
import dev.culprit.rules.output.RuleFiles;
import dev.culprit.rules.recording.RuleGroup;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.Key;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rules as files of a folder that Prometheus reads, and nobody else writes to. A file is there as a whole, or not at all. */
public final class FileOutput implements RuleOutput {
    private static final Logger LOG = LoggerFactory.getLogger(FileOutput.class);

    private static final Pattern OURS =
            Pattern.compile(".+-[0-9a-f]{8}" + Pattern.quote(RuleFiles.RULES_SUFFIX) + "(\\.new)?");

    private final Path folder;

    /** @param folder is made where it is not there */
    public FileOutput(Path folder) {
        this.folder = folder;
    }

    @Override
    public Written write(Declared owner, RuleGroup rules) {
        OutputFile wanted = RuleFiles.rules(rules);
        Path file = folder.resolve(wanted.name());
        try {
            boolean changed = !Files.exists(file) || !Files.readString(file).equals(wanted.content());
            if (changed) {
                Files.createDirectories(folder);
                Path draft = Files.writeString(
                        folder.resolve(wanted.name() + ".new"), wanted.content(), StandardCharsets.UTF_8);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Written.Done("file " + wanted.name(), changed);
        } catch (IOException e) {
            return new Written.Hindered(new Obstacle(Obstacle.Reason.Fault, e.toString()));
        }
    }

    @Override
    public void gone(Key owner) {
        delete(folder.resolve(name(owner)));
    }

    @Override
    public void keepOnly(Supplier<Set<Key>> owners) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            List<Path> there = ours();
            Set<String> kept = owners.get().stream().map(FileOutput::name).collect(Collectors.toSet());
            there.stream()
                    .filter(file -> !kept.contains(String.valueOf(file.getFileName())))
                    .forEach(FileOutput::delete);
        } catch (IOException e) {
            LOG.warn("Rules of objects that are no more may be left; folder={} reason={}", folder, e.toString());
        }
    }

    private List<Path> ours() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file ->
                            OURS.matcher(String.valueOf(file.getFileName())).matches())
                    .toList();
        }
    }

    private static String name(Key owner) {
        return ResourceName.file(owner.kind(), owner.ref()) + RuleFiles.RULES_SUFFIX;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("Rules of an object that is no more are left; file={} reason={}", file, e.toString());
        }
    }
}
