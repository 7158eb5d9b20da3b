package dev.culprit.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes an API server know kinds, as {@code kubectl apply} does. */
public final class Definitions {
    /** How often another test may be first. */
    private static final int ATTEMPTS = 8;

    private Definitions() {}

    /** Files or folders of CustomResourceDefinitions. Other tests may apply the same at the same moment. */
    public static void apply(Path kubeconfig, String... files) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString(), "apply", "--validate=false"));
        List.of(files).forEach(file -> command.addAll(List.of("-f", file)));
        String output = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Process kubectl =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            output = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kubectl.waitFor() == 0) {
                return;
            }
            // it looked, there was none, and somebody else made it: the next time it is there
            if (!output.contains("AlreadyExists")) {
                break;
            }
        }
        throw new IllegalStateException(String.join(" ", command) + ": " + output);
    }
}
