package dev.culprit.standalone.command;

import dev.culprit.standalone.output.Explanation;
import dev.culprit.standalone.output.Style;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells the whole reasoning of one correlation. */
@Command(
        name = "explain",
        description =
                "Explains one SLOCorrelation: what burned, each suspect with what speaks for it, and who is cleared.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private final SubjectOptions subject = new SubjectOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        var out = spec.commandLine().getOut();
        out.print(Explanation.of(subject.find(), Style.ofStandardOutput()));
        out.flush();
        return 0;
    }
}
