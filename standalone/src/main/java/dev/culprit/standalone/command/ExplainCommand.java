package dev.culprit.standalone.command;

import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.standalone.output.Explanation;
import dev.culprit.standalone.output.Style;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells the whole reasoning of one correlation. */
@Command(
        name = "explain",
        description =
                "Explains one SLOCorrelation: what burned, each suspect with what speaks for it, and who is cleared.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ExplainCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME|FILE",
            description = "The name of one in the cluster; or a file with one, as YAML or JSON, which wins.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String subject;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "Where the cluster has it. Default: the kubeconfig's namespace.")
    private @Nullable String namespace;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "The kubeconfig's context. Default: its current one.")
    private @Nullable String context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        Optional<Path> file = file();
        SLOCorrelation correlation = file.isPresent()
                ? CorrelationFile.read(file.get())
                : CorrelationLookup.find(subject, namespace, context);
        var out = spec.commandLine().getOut();
        out.print(Explanation.of(correlation, Style.ofStandardOutput()));
        out.flush();
        return 0;
    }

    private Optional<Path> file() {
        try {
            Path path = Path.of(subject);
            boolean looksLikeOne = subject.contains("/") || subject.matches(".*\\.(ya?ml|json)");
            return looksLikeOne || Files.exists(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
