package dev.culprit.standalone.doctor;

import dev.culprit.collector.process.CollectorProcess;
import dev.culprit.correlator.page.PageSettings;
import dev.culprit.runtime.http.Endpoint;
import dev.culprit.runtime.http.HttpSettings;
import dev.culprit.runtime.http.TlsFiles;
import dev.culprit.runtime.settings.Attempt;
import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Warning;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether the settings are right, and whether they leave a door open. */
final class SettingsCheck implements Check {
    private static final String KEY = "redaction.key is missing";
    private static final String DOOR = "http.tokens and http.logins are not set";

    private final Attempt attempt;
    private final String sources;

    /** @param sources where they come from, in words */
    SettingsCheck(Attempt attempt, String sources) {
        this.attempt = attempt;
        this.sources = sources;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public List<Finding> look(Deadline deadline) {
        var findings = new ArrayList<Finding>();
        for (String mistake : attempt.mistakes()) {
            findings.add(new Wrong(mistake, remedy(mistake)));
        }
        if (findings.isEmpty()) {
            findings.add(new Ok("read from " + sources));
            findings.addAll(door(CollectorProcess.httpOf(attempt.settings())));
        }
        return findings;
    }

    private static String remedy(String mistake) {
        if (mistake.startsWith(DOOR)) {
            return "export CULPRIT_HTTP_TOKENS=$(openssl rand -hex 32), and give it to Alertmanager: "
                    + "http_config.authorization.credentials";
        }
        return mistake.startsWith(KEY)
                ? "export CULPRIT_REDACTION_KEY=$(openssl rand -hex 32), and keep it: one for all runs and collectors"
                : "docs/settings.md has every setting and what it takes; until then what needs it is not looked at";
    }

    private List<Finding> door(HttpSettings http) {
        var findings = new ArrayList<Finding>();
        TlsFiles tls = http.tls();
        if (tls != null) {
            Stream.of(tls.certificates(), tls.key())
                    .filter(file -> !isReadable(file))
                    .forEach(file -> findings.add(new Wrong(
                            file + " cannot be read", "correct http.tls.certificate and http.tls.key, or its rights")));
        }
        if (http.access().isOpen()) {
            findings.add(
                    new Warning(
                            "whoever reaches port " + http.port() + " can send alerts and changes",
                            "set CULPRIT_HTTP_TOKENS, and give a token to Alertmanager: http_config.authorization.credentials"));
            PageSettings page = PageSettings.from(attempt.settings(), http);
            if (page.isOn() && page.tokens().isEmpty()) {
                findings.add(new Warning(
                        "whoever reaches port "
                                + page.apart().map(Endpoint::port).orElse(http.port())
                                + " can read all correlations on the page",
                        "set CULPRIT_PAGE_TOKENS, or page.enabled=false"));
            }
        }
        return findings;
    }

    private static boolean isReadable(Path file) {
        return Files.isRegularFile(file) && Files.isReadable(file);
    }
}
