package dev.culprit.standalone.command;

import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command: help, version and what all subcommands share. */
@Command(
        name = "culprit",
        description = "Names the change that burned an error budget.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit code: 0 done, 1 it failed, 2 wrong arguments."})
public final class CulpritCommand implements Runnable {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show log lines and stack traces.")
    private boolean debug;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private CulpritCommand() {}

    /**
     * Runs the command line.
     *
     * @return the exit code
     */
    public static int run(String[] args, Clock clock) {
        return commandLine(clock).execute(args);
    }

    static CommandLine commandLine(Clock clock) {
        return commandLine(clock, System.getenv());
    }

    /** @param environment what settings are read from */
    static CommandLine commandLine(Clock clock, Map<String, String> environment) {
        var failures = new Failures();
        return new CommandLine(new CulpritCommand())
                .addSubcommand(new DemoCommand(clock))
                .addSubcommand(new ReplayCommand(clock))
                .addSubcommand(new RunCommand(clock))
                .addSubcommand(new RecordCommand(clock))
                .addSubcommand(new ExplainCommand())
                .addSubcommand(new SummaryCommand(clock, environment))
                .addSubcommand(new DoctorCommand(clock, environment))
                .addSubcommand(new ReportCommand())
                .addSubcommand(new TopicsCommand(environment))
                .addSubcommand(new DrillCommand(clock, environment))
                .addSubcommand(new CommandLine(new SloCommand())
                        .addSubcommand(new SloBacktestCommand(clock))
                        .addSubcommand(new SloStatusCommand(clock)))
                .addSubcommand(
                        new CommandLine(new NotifyCommand()).addSubcommand(new NotifyTestCommand(clock, environment)))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    boolean isDebug() {
        return debug;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing command: demo, replay, run, record, explain, summary, doctor, report, topics, drill, slo or notify");
    }
}
