package dev.culprit.standalone.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done with SLOs in files. */
@Command(
        name = "slo",
        description =
                "Checks SLOs, turns them into the Prometheus rules that raise alerts, tests them on the past, and tells how they stand.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SloValidateCommand.class, SloGenerateCommand.class})
final class SloCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: validate, generate, backtest or status");
    }
}
