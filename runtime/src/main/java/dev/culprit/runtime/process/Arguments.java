package dev.culprit.runtime.process;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a process was called with: {@code [--config FILE] [--debug] [--help]}. */
record Arguments(Optional<Path> config, boolean debug, boolean help) {
    /** The arguments, or one line for each that is wrong. */
    sealed interface Parsed {
        record Right(Arguments arguments) implements Parsed {}

        record Wrong(List<String> mistakes) implements Parsed {}
    }

    static Parsed parse(List<String> words) {
        Deque<String> left = new ArrayDeque<>(words);
        List<String> mistakes = new ArrayList<>();
        Arguments arguments = new Arguments(Optional.empty(), false, false);
        while (!left.isEmpty()) {
            String word = left.pop();
            switch (word) {
                case "--debug" -> arguments = new Arguments(arguments.config, true, arguments.help);
                case "--help", "-h" -> arguments = new Arguments(arguments.config, arguments.debug, true);
                case "--config" -> {
                    if (left.isEmpty()) {
                        mistakes.add("--config needs the name of a file");
                    } else {
                        arguments = arguments.withConfig(left.pop());
                    }
                }
                default -> {
                    if (word.startsWith("--config=")) {
                        arguments = arguments.withConfig(word.substring("--config=".length()));
                    } else {
                        mistakes.add(word + " is no argument: see --help");
                    }
                }
            }
        }
        return mistakes.isEmpty() ? new Parsed.Right(arguments) : new Parsed.Wrong(mistakes);
    }

    private Arguments withConfig(String file) {
        return new Arguments(Optional.of(Path.of(file)), debug, help);
    }
}
