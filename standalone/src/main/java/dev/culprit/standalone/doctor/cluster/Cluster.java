package dev.culprit.standalone.doctor.cluster;

import dev.culprit.runtime.cluster.ClusterConnection;
import dev.culprit.runtime.cluster.ClusterException;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Once;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one connection of all checks of the cluster. */
public final class Cluster implements AutoCloseable {
    private final ClusterConnection connection;
    private final Clock clock;
    private final Once<Contact> contact;
    private volatile @Nullable KubernetesClient open;

    /** Connects to nothing yet. */
    public Cluster(ClusterConnection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
        this.contact = new Once<>(this::connect);
    }

    /** How it is reached, found out once. */
    Contact contact(Deadline deadline) throws InterruptedException {
        return contact.get(deadline)
                .orElseGet(
                        () -> new Contact.Lost(
                                "the API server does not answer " + deadline.words(),
                                "see that `kubectl version` answers with the same kubeconfig, or give it longer with --timeout"));
    }

    /** A text of others, who may repeat what they were told, without what the kubeconfig keeps secret. */
    public String withoutSecrets(String text) {
        KubernetesClient client = open;
        if (client == null) {
            return text;
        }
        Config config = client.getConfiguration();
        return Stream.of(config.getOauthToken(), config.getAutoOAuthToken(), config.getPassword())
                .filter(secret -> secret != null && !secret.isBlank())
                .reduce(text, (left, secret) -> left.replace(secret, "***"));
    }

    private Contact connect() throws InterruptedException {
        try {
            KubernetesClient client = connection.client();
            open = client;
            return new Introduction(client, clock).contact();
        } catch (ClusterException e) {
            return new Contact.Lost(
                    String.valueOf(e.getMessage()),
                    "set cluster.kubeconfig (CULPRIT_CLUSTER_KUBECONFIG) to a kubeconfig that kubectl can use");
        }
    }

    @Override
    public void close() {
        KubernetesClient client = open;
        if (client != null) {
            client.close();
        }
    }
}
