package dev.culprit.rules.manifest;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one resource. */
final class Report {
    /** Nobody reads more, and a hostile file has no end of them. */
    private static final int MOST = 100;

    private final String origin;
    private final List<Problem> problems = new ArrayList<>();
    private String resource = "";

    Report(String origin) {
        this.origin = origin;
    }

    void about(String resource) {
        this.resource = resource;
    }

    void wrong(String path, String what) {
        add(path, what, true);
    }

    void warn(String path, String what) {
        add(path, what, false);
    }

    private void add(String path, String what, boolean fatal) {
        if (problems.size() < MOST) {
            problems.add(new Problem(origin, resource, path, Shown.line(what), fatal));
        }
    }

    boolean isFatal() {
        return problems.stream().anyMatch(Problem::fatal);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
