package dev.culprit.runtime.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the logs' configuration reads of the environment itself, before there are settings: so these stand in no file. It
 * takes a wrong level for DEBUG, and of a wrong format shows nothing.
 */
final class LogVariables {
    static final String LEVEL = "CULPRIT_LOG_LEVEL";
    static final String FORMAT = "CULPRIT_LOG_FORMAT";

    private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE", "OFF");
    private static final List<String> FORMATS = List.of("text", "json");

    private LogVariables() {}

    static List<String> mistakes(Map<String, String> environment) {
        var mistakes = new ArrayList<String>();
        String level = environment.getOrDefault(LEVEL, "");
        if (!level.isEmpty() && !LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
            mistakes.add(LEVEL + " must be one of " + String.join(", ", LEVELS));
        }
        String format = environment.getOrDefault(FORMAT, "");
        if (!format.isEmpty() && !FORMATS.contains(format)) {
            mistakes.add(FORMAT + " must be " + String.join(" or ", FORMATS));
        }
        return mistakes;
    }
}
