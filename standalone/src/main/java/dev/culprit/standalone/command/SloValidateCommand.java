package dev.culprit.standalone.command;

import dev.culprit.rules.manifest.Manifests;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells everything that is wrong with SLOs before a cluster sees them. */
@Command(
        name = "validate",
        description = "Tells everything that is wrong with SLOs and compositions, one line each.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class SloValidateCommand implements Callable<Integer> {
    @Mixin
    private final SloInput input = new SloInput();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        Manifests manifests = input.read(spec.commandLine());
        var out = spec.commandLine().getOut();
        out.println(manifests.promises().slos().size() + " SLOs and "
                + manifests.promises().compositions().size() + " compositions are valid");
        out.flush();
        return manifests.isFatal() ? 1 : 0;
    }
}
