package dev.culprit.standalone.doctor.kafka;

import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.settings.HostAndPort;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Once;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The one connection of all checks of Kafka. */
public final class Brokers implements AutoCloseable {
    private static final int LONGEST_KNOCK_MILLIS = 3_000;

    private final Settings settings;
    private final Duration patience;
    private final Clock clock;
    private final Once<Contact> contact;
    private volatile @Nullable Admin open;

    /** Whether they answer. */
    sealed interface Contact {
        /** They do. */
        record Reached(Admin admin, KafkaSettings settings, String clusterId, int brokers) implements Contact {}

        /** They do not, or not to us. */
        record Lost(String why, String remedy) implements Contact {}

        /** None is set, so that one is started in the process. */
        record Embedded() implements Contact {}
    }

    /**
     * Connects to nothing yet.
     *
     * @param patience of the first contact
     */
    public Brokers(Settings settings, Duration patience, Clock clock) {
        this.settings = settings;
        // what is found out here is told before those who wait for it give up
        this.patience = patience.multipliedBy(4).dividedBy(5);
        this.clock = clock;
        this.contact = new Once<>(this::connect);
    }

    Contact contact(Deadline deadline) throws InterruptedException {
        return contact.get(deadline)
                .orElseGet(() ->
                        new Contact.Lost("Kafka does not answer " + deadline.words(), "give it longer with --timeout"));
    }

    private Contact connect() throws InterruptedException {
        if (!KafkaSettings.namesBrokers(settings)) {
            return new Contact.Embedded();
        }
        KafkaSettings kafka = KafkaSettings.from(settings);
        var deadline = Deadline.in(patience, clock);
        List<String> silent = silent(kafka.bootstrapServers(), deadline);
        if (silent.size() == kafka.bootstrapServers().size()) {
            return new Contact.Lost(
                    "no broker is reached: " + String.join("; ", silent),
                    "set kafka.bootstrap.servers to brokers that can be reached from here");
        }
        try {
            Admin admin = Admin.create(config(kafka, deadline));
            open = admin;
            return describe(admin, kafka, deadline);
        } catch (KafkaException e) {
            return new Contact.Lost(
                    "Kafka's client does not start: " + Words.of(e), "correct the settings that begin with kafka.");
        }
    }

    private static Contact describe(Admin admin, KafkaSettings kafka, Deadline deadline) throws InterruptedException {
        try {
            DescribeClusterResult cluster = admin.describeCluster(
                    new DescribeClusterOptions().timeoutMs((int) deadline.left().toMillis()));
            long left = deadline.left().toMillis();
            int brokers = cluster.nodes().get(left, TimeUnit.MILLISECONDS).size();
            String id = cluster.clusterId().get(left, TimeUnit.MILLISECONDS);
            return new Contact.Reached(admin, kafka, id, brokers);
        } catch (ExecutionException e) {
            return Words.lost(Objects.requireNonNullElse(e.getCause(), e), deadline);
        } catch (TimeoutException e) {
            return Words.lost(e, deadline);
        }
    }

    /** Those that nobody answers at, each with why: sooner and plainer than Kafka's client says it. */
    private static List<String> silent(List<HostAndPort> servers, Deadline deadline) {
        var silent = new ArrayList<String>();
        for (HostAndPort server : servers) {
            try (var socket = new Socket()) {
                long share = deadline.left().toMillis() / (servers.size() + 1);
                int patience = (int) Math.min(LONGEST_KNOCK_MILLIS, Math.max(1, share));
                String host = server.host().replaceAll("[\\[\\]]", "");
                socket.connect(new InetSocketAddress(host, server.port()), patience);
            } catch (UnknownHostException e) {
                silent.add(server + ": its name is not known");
            } catch (IOException e) {
                silent.add(server + ": " + e.getMessage());
            }
        }
        return silent;
    }

    private static Map<String, Object> config(KafkaSettings kafka, Deadline deadline) {
        int millis = (int) deadline.left().toMillis();
        var config = new HashMap<>(kafka.admin());
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, (long) millis);
        config.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return config;
    }

    @Override
    public void close() {
        Admin admin = open;
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
