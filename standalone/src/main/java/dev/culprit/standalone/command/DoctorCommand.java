package dev.culprit.standalone.command;

import dev.culprit.runtime.kafka.KafkaUser;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.standalone.doctor.Doctor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what is wrong with a set-up, and how to mend it. */
@Command(
        name = "doctor",
        description =
                "Looks at the settings, the cluster, Kafka, Prometheus, Alertmanager, Slack, Grafana and the model, and says "
                        + "what is wrong and how to mend it. It changes nothing and sends no message.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "The settings are those of culprit run and of the processes (docs/doctor.md).",
            "Exit code: 0 nothing is wrong, 1 something is, 2 wrong arguments."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final int MOST_SECONDS = 300;

    private final Clock clock;
    private final Map<String, String> environment;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--only",
            paramLabel = "CHECK",
            split = ",",
            description =
                    "Do these checks alone: settings, cluster, rights, definitions, rules, kafka, topics, groups, "
                            + "clusters, prometheus, alertmanager, port, slack, grafana, model.")
    private Set<String> only = new LinkedHashSet<>();

    @Option(
            names = "--alertmanager",
            paramLabel = "URL",
            description =
                    "What comes before /api/v2; may be given several times. Default: those that Prometheus knows.")
    private List<String> alertmanagers = new ArrayList<>();

    @Option(
            names = "--kafka-user",
            paramLabel = "PROCESS",
            defaultValue = "run",
            description =
                    "Whose rights the login at Kafka has to have: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            completionCandidates = Users.class)
    private String user = "run";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long each check may take. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, or json: one line a finding, and nothing else. Default: ${DEFAULT-VALUE}.")
    private Findings.Format output = Findings.Format.text;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    DoctorCommand(Clock clock, Map<String, String> environment) {
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (timeout < 1 || timeout > MOST_SECONDS) {
            throw new ParameterException(
                    spec.commandLine(), "--timeout must be from 1 to " + MOST_SECONDS + " seconds");
        }
        only.stream().filter(name -> !Doctor.NAMES.contains(name)).findFirst().ifPresent(unknown -> {
            throw new ParameterException(
                    spec.commandLine(),
                    "--only knows no check '" + unknown + "': there are " + String.join(", ", Doctor.NAMES));
        });
        List<URI> addresses = alertmanagers.stream().map(this::address).toList();
        var findings = new Findings(output, spec.commandLine().getOut());
        new Doctor(settings.sources(environment), Duration.ofSeconds(timeout), clock)
                .examine(only, addresses, user(), findings::tell);
        return findings.end();
    }

    private KafkaUser user() {
        return Stream.of(KafkaUser.values())
                .filter(one -> one.process().equals(user))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--kafka-user knows no process '" + user + "': there are " + String.join(", ", new Users())));
    }

    /** Whoever comes to Kafka. */
    private static final class Users extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Users() {
            super(Stream.of(KafkaUser.values()).map(KafkaUser::process).toList());
        }
    }

    private URI address(String text) {
        return Kind.url()
                .parse()
                .apply(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--alertmanager must be " + Kind.url().range()));
    }
}
