package dev.culprit.runtime.cluster;

import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How to reach the API server: by a kubeconfig, or by the Pod's service account. */
public record ClusterConnection(Optional<Path> kubeconfig, Optional<String> context) {
    private static final int CONNECT_MILLIS = 10_000;

    private static final Setting<Path> KUBECONFIG = Setting.optional(
            "cluster.kubeconfig",
            Kind.path(),
            "The kubeconfig to use; else that of `KUBECONFIG` or `~/.kube/config`, else the Pod's service account.");
    private static final Setting<String> CONTEXT =
            Setting.optional("cluster.context", Kind.text(), "The kubeconfig's context; else its current one.");

    /** Both settings. */
    public static final Definition DEFINITION = Definition.of(KUBECONFIG, CONTEXT);

    /** What was set. */
    public static ClusterConnection from(Settings settings) {
        return new ClusterConnection(settings.find(KUBECONFIG), settings.find(CONTEXT));
    }

    /**
     * A client of the cluster that is set, or of the one around; it tries nothing twice. To be closed by the caller.
     *
     * @throws ClusterException when nothing says where the API server is; whether it answers is not asked
     */
    public KubernetesClient client() throws ClusterException {
        Config config = config();
        config.setConnectionTimeout(CONNECT_MILLIS);
        // who calls tries again, and says so
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private Config config() throws ClusterException {
        String chosen = context.orElse(null);
        try {
            Config config = kubeconfig.isPresent()
                    ? Config.fromKubeconfig(chosen, readable(kubeconfig.get()))
                    : Config.autoConfigure(chosen);
            if (config.getCurrentContext() == null && System.getenv("KUBERNETES_SERVICE_HOST") == null) {
                throw new ClusterException(noCluster(System.getenv("KUBECONFIG")));
            }
            if (chosen != null && !chosen.equals(config.getCurrentContext().getName())) {
                throw new ClusterException(
                        "the kubeconfig has no context '" + chosen + "': set cluster.context to one");
            }
            return config;
        } catch (KubernetesClientException e) {
            throw new ClusterException(
                    "the kubeconfig" + kubeconfig.map(file -> " " + file).orElse("") + " cannot be used: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + ": correct it, or set cluster.kubeconfig to another",
                    e);
        }
    }

    private static String noCluster(@Nullable String variable) {
        return variable == null
                ? "no cluster is given: set KUBECONFIG or cluster.kubeconfig"
                : "KUBECONFIG is " + variable
                        + ", where no kubeconfig with a current context can be read: correct it, "
                        + "or set cluster.kubeconfig";
    }

    private static File readable(Path file) throws ClusterException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ClusterException("the kubeconfig " + file + " cannot be read: set cluster.kubeconfig to one");
        }
        return file.toFile();
    }
}
