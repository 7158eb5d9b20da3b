package dev.culprit.runtime.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the file of settings. */
final class ConfigFile {
    private static final int LIMIT = 1024 * 1024;

    private final Path path;
    private final Vocabulary vocabulary;
    private final List<String> mistakes;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<Given> given = new ArrayList<>();

    private ConfigFile(Path path, Vocabulary vocabulary, List<String> mistakes) {
        this.path = path;
        this.vocabulary = vocabulary;
        this.mistakes = mistakes;
    }

    /** Mistakes are added to those given. */
    static List<Given> read(Path path, Vocabulary vocabulary, List<String> mistakes) {
        ConfigFile file = new ConfigFile(path, vocabulary, mistakes);
        try {
            Lines.of(SmallFile.read(path, LIMIT)).forEach(file::read);
        } catch (SmallFile.Unreadable e) {
            mistakes.add("--config or " + Sources.FILE_VARIABLE + ": " + e.reason());
        }
        return file.given;
    }

    private void read(Lines.Line line) {
        try {
            line.entry().ifPresent(entry -> read(line.number(), entry));
        } catch (IllegalArgumentException e) {
            mistakes.add(place(line.number()) + "has a malformed \\u escape: write \\\\ for a backslash");
        }
    }

    private void read(int number, Lines.Entry entry) {
        Integer before = seen.putIfAbsent(entry.key(), number);
        if (before != null) {
            mistakes.add(place(number) + entry.key() + " is set in line " + before + " already: take one away");
        } else if (vocabulary.knows(entry.key())) {
            given.add(new Given(entry.key(), entry.value(), place(number) + entry.key()));
        } else {
            mistakes.add(place(number) + entry.key() + " is no setting" + suggestion(entry.key()));
        }
    }

    private String suggestion(String key) {
        Optional<String> nearest = Names.nearest(key, vocabulary.names());
        return nearest.map(name -> ": did you mean " + name + "?").orElse(": take it away");
    }

    private String place(int number) {
        return path + ":" + number + ": ";
    }
}
