package dev.culprit.standalone.command;

import dev.culprit.rules.manifest.Manifests;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.standing.Knowledge;
import dev.culprit.rules.standing.Outlook;
import dev.culprit.rules.standing.PrometheusStandings;
import dev.culprit.rules.standing.report.StatusJson;
import dev.culprit.rules.standing.report.StatusText;
import dev.culprit.runtime.prometheus.PrometheusAddress;
import dev.culprit.runtime.prometheus.PrometheusHttp;
import dev.culprit.runtime.prometheus.TrustException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells how SLOs stand now. */
@Command(
        name = "status",
        description = "Tells how SLOs and compositions stand, by the series that their rules record in Prometheus.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit code: 0 all is known, 1 something is not, 2 wrong arguments."})
final class SloStatusCommand implements Callable<Integer> {
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    /** What is printed. Named in lower case, as it is typed. */
    enum Output {
        /** For people. */
        text,
        /** For programs: one line an SLO, and nothing else. */
        json
    }

    private final Clock clock;

    @Mixin
    private final SloInput input = new SloInput();

    @Mixin
    private final PrometheusOptions prometheus = new PrometheusOptions();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long Prometheus may take for one query. Default: ${DEFAULT-VALUE}.")
    private int timeout = 10;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; json is one line an SLO. Default: ${DEFAULT-VALUE}.")
    private Output output = Output.text;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    SloStatusCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Duration patience = PrometheusOptions.patience(spec.commandLine(), timeout);
        PrometheusAddress address = prometheus.address(spec.commandLine(), System.getenv());
        Manifests manifests = input.read(spec.commandLine());
        List<Outlook> outlooks = ask(address, patience, promises(manifests.promises()));
        print(outlooks);
        boolean known = outlooks.stream().allMatch(outlook -> outlook.standing().knowledge() == Knowledge.KNOWN);
        return known && !manifests.isFatal() ? 0 : 1;
    }

    private static List<Promise> promises(Promises read) throws CommandException {
        List<Promise> promises = read.all();
        if (promises.isEmpty()) {
            throw new CommandException("there is no valid SLO to ask for: see the lines above");
        }
        return promises;
    }

    private List<Outlook> ask(PrometheusAddress address, Duration patience, List<Promise> promises)
            throws CommandException, InterruptedException {
        var outlooks = new ArrayList<Outlook>();
        try (var http = new PrometheusHttp(address, patience, MOST_BYTES);
                var progress = Progress.of("Asking Prometheus, SLOs", promises.size())) {
            var standings = new PrometheusStandings(http, patience, clock);
            for (Promise promise : promises) {
                outlooks.add(standings.outlook(promise));
                progress.done(outlooks.size());
            }
        } catch (TrustException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
        return outlooks;
    }

    private void print(List<Outlook> outlooks) {
        var out = spec.commandLine().getOut();
        switch (output) {
            case text -> out.print(StatusText.of(outlooks));
            case json -> outlooks.forEach(outlook -> out.println(StatusJson.of(outlook)));
        }
        out.flush();
    }
}
