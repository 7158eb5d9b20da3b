package dev.culprit.standalone.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.standalone.doctor.check.Told;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/** Findings on their way to whoever asked, each as it comes. */
final class Findings {
    private static final String WRONG = "wrong";

    private final Format format;
    private final PrintWriter out;
    private final Map<String, Integer> counts = new HashMap<>();

    /** Named in lower case, as they are typed. */
    enum Format {
        /** For people. */
        text,
        /** For programs: one line a finding, and nothing else. */
        json
    }

    Findings(Format format, PrintWriter out) {
        this.format = format;
        this.out = out;
    }

    void tell(Told told) {
        counts.merge(told.finding().outcome(), 1, Integer::sum);
        switch (format) {
            case text -> {
                out.println("%-8s %-13s %s"
                        .formatted(
                                told.finding().outcome(),
                                told.check(),
                                told.finding().text()));
                told.finding().fix().ifPresent(fix -> out.println("%22s -> %s".formatted("", fix)));
            }
            case json -> out.println(json(told));
        }
        out.flush();
    }

    private static ObjectNode json(Told told) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("check", told.check())
                .put("outcome", told.finding().outcome())
                .put("found", told.finding().text());
        told.finding().fix().ifPresent(fix -> line.put("fix", fix));
        return line;
    }

    /** The exit code. */
    int end() {
        if (format == Format.text) {
            out.println();
            out.println("%d wrong, %d warning, %d ok, %d skipped"
                    .formatted(count(WRONG), count("warning"), count("ok"), count("skipped")));
            out.flush();
        }
        return count(WRONG) > 0 ? 1 : 0;
    }

    private int count(String outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
