package dev.culprit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of which the program writes what is between two markers, and people the rest. */
final class PerformancePage {
    static final String BEGIN = "<!-- figures: written by scripts/benchmark -->\n";
    static final String END = "<!-- end of figures -->\n";

    private PerformancePage() {}

    static void write(Path page, String figures) throws IOException {
        Files.writeString(page, filled(Files.readString(page), figures));
    }

    static String filled(String text, String figures) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the page has no place for figures, between " + BEGIN + "and " + END);
        }
        return text.substring(0, begin + BEGIN.length()) + "\n" + figures + text.substring(end);
    }
}
