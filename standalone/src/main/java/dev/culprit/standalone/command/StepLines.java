package dev.culprit.standalone.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is being done, a line each, at once to be read. */
record StepLines(Consumer<String> out) {
    private static final Logger LOG = LoggerFactory.getLogger(StepLines.class);

    StepLines(PrintWriter out) {
        this(step -> {
            out.println(step);
            out.flush();
        });
    }

    /** Beside the logs: one of them where these are to be read by a machine. */
    static StepLines besideLogs(PrintWriter out, Map<String, String> environment) {
        return "json".equals(environment.get("CULPRIT_LOG_FORMAT"))
                ? new StepLines(step -> LOG.atInfo().setMessage(step).log())
                : new StepLines(out);
    }

    void say(String step) {
        out.accept(step);
    }
}
