package dev.culprit.faults;

import dev.culprit.faults.rig.RigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Breaks what can break for a while, and says whether anything was lost, doubled or wrong. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description =
                "Runs Culprit's processes against a cluster, makes faults, and compares what came out with what had to.")
final class FaultsCommand implements Callable<Integer> {
    private static final int DISAGREE = 1;
    private static final int NOT_TRIED = 2;

    private final Clock clock;

    @Option(
            names = "--kubeconfig",
            required = true,
            description = "Of a cluster for trials: namespaces come and go there.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path kubeconfig;

    @Option(names = "--seed", defaultValue = "1", description = "Decides what goes wrong when (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--length", defaultValue = "PT5M", description = "How long faults are made (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Duration length;

    @Option(names = "--pace", defaultValue = "PT3S", description = "Between two stories (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Duration pace;

    @Option(
            names = "--at-once",
            defaultValue = "1",
            description = "How many faults are made together (${DEFAULT-VALUE}).")
    private int atOnce;

    @Option(names = "--folder", required = true, description = "For data and logs; new or empty.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    FaultsCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (atOnce < 1) {
            throw new ParameterException(spec.commandLine(), "--at-once: at least 1, not " + atOnce);
        }
        Files.createDirectories(folder);
        var plan = new Run.Plan(kubeconfig, folder.toAbsolutePath(), seed, atOnce);
        try {
            Run.Outcome outcome = new Run(plan, length, pace, clock, line -> {
                        out.println(line);
                        out.flush();
                    })
                    .run();
            out.print(new Report(seed, outcome).text());
            out.flush();
            return outcome.isGood() ? 0 : DISAGREE;
        } catch (RigException e) {
            spec.commandLine().getErr().println("faults: " + e.getMessage());
            return NOT_TRIED;
        }
    }
}
