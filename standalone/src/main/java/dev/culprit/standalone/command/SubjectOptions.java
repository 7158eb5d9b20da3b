package dev.culprit.standalone.command;

import dev.culprit.api.v1alpha1.SLOCorrelation;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which SLOCorrelation a command is about. */
final class SubjectOptions {
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

    SLOCorrelation find() throws CommandException {
        Optional<Path> file = file();
        return file.isPresent()
                ? CorrelationFile.read(file.get())
                : CorrelationLookup.find(subject, namespace, context);
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
