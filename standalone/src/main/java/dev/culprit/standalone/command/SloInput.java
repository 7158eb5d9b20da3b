package dev.culprit.standalone.command;

import dev.culprit.rules.manifest.Manifests;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The manifests that a command reads, and what is told of them. */
final class SloInput {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "ServiceLevelObjectives and SLOCompositions as YAML or JSON; a folder is searched, - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            defaultValue = "default",
            description = "Of objects that name none. Default: ${DEFAULT-VALUE}.")
    private String namespace = "default";

    /** Reads them, and prints a line for whatever is wrong or doubtful. */
    Manifests read(CommandLine command) throws CommandException {
        if (!namespace.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
            throw new ParameterException(command, "--namespace cannot be a namespace's name");
        }
        Manifests manifests = new ManifestFiles(System.in).read(files, namespace);
        var err = command.getErr();
        manifests
                .problems()
                .forEach(problem -> err.println((problem.fatal() ? "error: " : "warning: ") + problem.line()));
        err.flush();
        if (manifests.promises().all().isEmpty() && !manifests.isFatal()) {
            throw new CommandException("there is no ServiceLevelObjective or SLOComposition in "
                    + String.join(", ", files) + ": see the lines above");
        }
        return manifests;
    }
}
