package dev.culprit.collector.process;

import dev.culprit.collector.kube.ApiServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes clients of the API server: of a kubeconfig, or of the Pod's service account. */
final class KubeClients {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CONNECT_MILLIS = 10_000;

    private KubeClients() {}

    /**
     * A client of the cluster that is set, or of the one around.
     *
     * @throws ClusterException when nothing says where the API server is
     */
    static ApiServer connect(ClusterSettings settings) throws ClusterException {
        Config config = config(settings);
        config.setConnectionTimeout(CONNECT_MILLIS);
        // watches try again by themselves, and say so
        config.setRequestRetryBackoffLimit(0);
        return new ApiServer(new KubernetesClientBuilder().withConfig(config).build(), PATIENCE);
    }

    private static Config config(ClusterSettings settings) throws ClusterException {
        String context = settings.context().orElse(null);
        try {
            Config config = settings.kubeconfig().isPresent()
                    ? Config.fromKubeconfig(
                            context, readable(settings.kubeconfig().get()))
                    : Config.autoConfigure(context);
            if (config.getCurrentContext() == null && System.getenv("KUBERNETES_SERVICE_HOST") == null) {
                throw new ClusterException(noCluster(System.getenv("KUBECONFIG")));
            }
            if (context != null && !context.equals(config.getCurrentContext().getName())) {
                throw new ClusterException(
                        "the kubeconfig has no context '" + context + "': set cluster.context to one");
            }
            return config;
        } catch (KubernetesClientException e) {
            throw new ClusterException(
                    "the kubeconfig"
                            + settings.kubeconfig().map(file -> " " + file).orElse("") + " cannot be used: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + ": correct it, or set cluster.kubeconfig to another",
                    e);
        }
    }

    private static String noCluster(@Nullable String kubeconfig) {
        return kubeconfig == null
                ? "no cluster is given: set KUBECONFIG or cluster.kubeconfig"
                : "KUBECONFIG is " + kubeconfig
                        + ", where no kubeconfig with a current context can be read: correct it, "
                        + "or set cluster.kubeconfig";
    }

    private static File readable(Path kubeconfig) throws ClusterException {
        if (!Files.isReadable(kubeconfig) || Files.isDirectory(kubeconfig)) {
            throw new ClusterException(
                    "the kubeconfig " + kubeconfig + " cannot be read: set cluster.kubeconfig to one");
        }
        return kubeconfig.toFile();
    }
}
