package dev.culprit.standalone.command;

import dev.culprit.api.record.Correlation;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.recording.RecordedLine;
import dev.culprit.correlator.report.SloCorrelationReport;
import dev.culprit.standalone.broker.BrokerConfig;
import dev.culprit.standalone.broker.BrokerException;
import dev.culprit.standalone.broker.EmbeddedBroker;
import dev.culprit.standalone.output.NewRevisions;
import dev.culprit.standalone.output.RevisionLines;
import dev.culprit.standalone.play.BrokerRun;
import dev.culprit.standalone.play.Incident;
import dev.culprit.standalone.play.PlayException;
import dev.culprit.standalone.play.TemporaryFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays the bundled recording over an embedded broker. */
@Command(
        name = "demo",
        description = "Plays a recorded bad release over an embedded Kafka broker and names the culprit.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DemoCommand implements Callable<Integer> {
    /** As many as a small real set-up has, so that the demo shows what one partition would hide. */
    private static final int PARTITIONS = 4;

    private final Clock clock;

    @Option(
            names = "--recording",
            paramLabel = "DIR",
            description = "Play this recording instead of the bundled examples/incidents/bad-release.")
    private @Nullable Path recording;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "culprit-out",
            description = "Where the SLOCorrelations are written. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("culprit-out");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "The broker's port on 127.0.0.1. Default: any free one.")
    private int port;

    @Option(names = "--open", description = "Write the correlation as a page for the browser too, and open it.")
    private boolean open;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    DemoCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws PlayException, BrokerException, CommandException {
        Path played = recording == null ? BundledRecording.folder() : recording;
        BrokerRun.requireRecording(played);
        var files = new CorrelationFiles(out);
        Incident incident = play(played);
        PrintWriter print = spec.commandLine().getOut();
        print.println();
        Format.table.print(List.of(incident), clock.instant(), print);
        List<Path> written = files.write(incident);
        print.println();
        print.println("Written, as kubectl apply takes them:");
        written.forEach(file -> print.println("  " + file));
        if (open) {
            show(incident, print);
        }
        print.flush();
        return 0;
    }

    /** Each as a page, of which the first is opened. */
    private void show(Incident incident, PrintWriter print) throws CommandException {
        for (Correlation correlation : incident.correlations()) {
            Path page = out.resolve(incident.name()).resolve(correlation.name() + ".html");
            new ReportFile(page).write(SloCorrelationReport.of(correlation), false);
            print.println("  " + page);
        }
        if (!incident.correlations().isEmpty()) {
            print.println(Browser.open(out.resolve(incident.name())
                    .resolve(incident.correlations().getFirst().name() + ".html")));
        }
    }

    private Incident play(Path played) throws PlayException, BrokerException {
        var steps = new StepLines(spec.commandLine().getErr());
        steps.say("Starting an embedded Kafka broker");
        try (var scratch = TemporaryFolder.create("culprit-demo-");
                EmbeddedBroker broker = EmbeddedBroker.start(new BrokerConfig(scratch.resolve("kafka"), port))) {
            steps.say("Kafka is up at " + broker.bootstrapServers() + "; starting the topology, playing " + played);
            var run = new BrokerRun(broker.bootstrapServers(), scratch.resolve("streams"), PARTITIONS);
            Incident incident = run.play(played, CollectorSettings.forRecordings(), new Play(steps));
            steps.say("All windows closed; stopping");
            return incident;
        }
    }

    /** What happens, as it happens, on standard error. */
    private static final class Play implements BrokerRun.Watcher {
        private final StepLines steps;
        private final NewRevisions said = new NewRevisions();
        private final RevisionLines revisions = new RevisionLines();
        private int lines;

        Play(StepLines steps) {
            this.steps = steps;
        }

        @Override
        public void played(RecordedLine line) {
            lines++;
            if (line instanceof RecordedLine.Alerted) {
                steps.say("  line " + lines + ", " + line.at() + ": Alertmanager calls");
            }
        }

        @Override
        public void emitted(Correlation revision) {
            if (said.add(revision)) {
                steps.say("  " + revisions.of(revision));
            }
        }
    }
}
