package dev.culprit.standalone.command;

import dev.culprit.rules.backtest.Backtest;
import dev.culprit.rules.backtest.BacktestReport;
import dev.culprit.rules.backtest.Range;
import dev.culprit.rules.backtest.report.BacktestJson;
import dev.culprit.rules.backtest.report.BacktestText;
import dev.culprit.rules.history.HistoryException;
import dev.culprit.rules.history.Pause;
import dev.culprit.rules.history.PrometheusSource;
import dev.culprit.rules.history.RangeReader;
import dev.culprit.rules.manifest.Manifests;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.objective.Target;
import dev.culprit.runtime.prometheus.PrometheusAddress;
import dev.culprit.runtime.prometheus.PrometheusHttp;
import dev.culprit.runtime.prometheus.TrustException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds SLOs against the past. */
@Command(
        name = "backtest",
        description =
                "Tells what SLOs and compositions would have said of the past: their budget by day, and every alert "
                        + "that would have fired.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class SloBacktestCommand implements Callable<Integer> {
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 240;
    private static final int PERCENT = 100;

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

    @Mixin
    private final RangeOptions range = new RangeOptions();

    @Mixin
    private final TargetOptions against = new TargetOptions();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long Prometheus may take for one query. Default: ${DEFAULT-VALUE}.")
    private int timeout = 30;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            defaultValue = "80",
            description = "Of the chart. Default: ${DEFAULT-VALUE}.")
    private int width = 80;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; json is one line an SLO. Default: ${DEFAULT-VALUE}.")
    private Output format = Output.text;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    SloBacktestCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Duration patience = PrometheusOptions.patience(spec.commandLine(), timeout);
        require(width >= NARROWEST && width <= WIDEST, "--width must be from " + NARROWEST + " to " + WIDEST);
        var wanted = new Wanted(against.targets(spec.commandLine()), against.threshold(spec.commandLine()));
        PrometheusAddress address = prometheus.address(spec.commandLine(), System.getenv());
        Range asked = range.range(spec.commandLine(), clock);
        Promises promises = promises();
        try (var http = new PrometheusHttp(address, patience, MOST_BYTES)) {
            test(promises, new Backtest(promises, asked), wanted, source(http, address, patience));
        } catch (TrustException | HistoryException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }

    private record Wanted(List<Target> targets, OptionalDouble threshold) {}

    /** Makes a reader of what is told of its progress. */
    private Function<LongConsumer, RangeReader> source(
            PrometheusHttp http, PrometheusAddress address, Duration patience) {
        var source = new PrometheusSource(http, patience);
        return progress -> new RangeReader(address.url().toString(), source, Pause.real(), progress);
    }

    private void test(Promises promises, Backtest backtest, Wanted wanted, Function<LongConsumer, RangeReader> source)
            throws HistoryException, InterruptedException {
        var reports = new ArrayList<BacktestReport>();
        RangeReader reader;
        try (var progress = Progress.of("Reading history, percent", PERCENT)) {
            reader = source.apply(read -> progress.done(Math.toIntExact(PERCENT * read / backtest.points())));
            for (Promise promise : promises.all()) {
                reports.add(backtest.of(promise, wanted.targets(), wanted.threshold(), reader));
            }
        }
        for (int i = 0; i < reports.size(); i++) {
            print(reports.get(i), i == 0 ? "" : "\n");
        }
        reader.warnings().forEach(this::warn);
    }

    private void require(boolean valid, String message) {
        if (!valid) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private Promises promises() throws CommandException {
        Manifests manifests = input.read(spec.commandLine());
        if (manifests.isFatal()) {
            throw new CommandException("nothing is tested while something is wrong: see the lines above");
        }
        return manifests.promises();
    }

    private void print(BacktestReport report, String gap) {
        var out = spec.commandLine().getOut();
        switch (format) {
            case text -> {
                boolean terminal = Boolean.getBoolean("culprit.terminal.out");
                out.print(gap + new BacktestText(width, !terminal).of(report));
            }
            case json -> out.println(BacktestJson.of(report));
        }
        out.flush();
    }

    private void warn(String warning) {
        var err = spec.commandLine().getErr();
        err.println("warning: Prometheus says: " + warning);
        err.flush();
    }
}
