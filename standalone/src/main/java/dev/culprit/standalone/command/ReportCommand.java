package dev.culprit.standalone.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes one correlation as a page that opens without a server. */
@Command(
        name = "report",
        description =
                "Writes one SLOCorrelation as a page for the browser: one file that needs no network, to keep or to send.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private final SubjectOptions subject = new SubjectOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where the page is written. An earlier page is replaced, another file only with --force.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path output;

    @Option(names = "--force", description = "Replace the file, whatever it is.")
    private boolean force;

    @Option(names = "--open", description = "Open it in the browser.")
    private boolean open;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        new ReportFile(output).write(subject.find(), force);
        var out = spec.commandLine().getOut();
        out.println("Written: " + output);
        if (open) {
            out.println(Browser.open(output));
        }
        out.flush();
        return 0;
    }
}
