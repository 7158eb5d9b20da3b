package dev.culprit.standalone.locked;

import dev.culprit.runtime.kafka.Acl;
import dev.culprit.runtime.kafka.KafkaUser;
import dev.culprit.standalone.locked.RecordingAuthorizer.Decision;
import dev.culprit.testing.FreePort;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka at whose only port of clients everybody has to log in over TLS, and may do what is allowed by ACLs alone. */
final class LockedBroker implements AutoCloseable {
    static final String ADMIN = "admin";

    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final String STORE_PASSWORD = "changeit";

    private final int port = FreePort.next();
    private final int controller = FreePort.next();
    private final Path certificate;
    private final Set<Decision> decisions = RecordingAuthorizer.remember();
    private final KafkaRaftServer server;

    /** Starts it, with a user for each process that has its ACLs. */
    LockedBroker(Path folder) throws Exception {
        Path store = keys(folder);
        certificate = certificate(store, folder);
        Path data = Files.createDirectory(folder.resolve("kafka"));
        format(data);
        var properties = new Properties();
        properties.putAll(settings(data, store));
        server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server.startup();
        try (Admin admin = Admin.create(clientSettings(ADMIN))) {
            admin.createAcls(Stream.of(KafkaUser.values())
                            .flatMap(user -> user.acls().stream().flatMap(acl -> bindings(name(user), acl)))
                            .toList())
                    .all()
                    .get(1, TimeUnit.MINUTES);
        }
    }

    static String name(KafkaUser user) {
        return "culprit-" + user.process();
    }

    /** That nobody else would write. */
    static String password(String user) {
        return "opensesame-" + user;
    }

    /** What some were refused since the start. */
    Set<Decision> refused(Set<KafkaUser> users) {
        return decisions.stream()
                .filter(decision -> !decision.isAllowed()
                        && users.stream().anyMatch(user -> decision.user().equals(name(user))))
                .collect(Collectors.toSet());
    }

    /** What is granted to them and was not asked for. */
    Set<String> unused(Set<KafkaUser> users) {
        var unused = new TreeSet<String>();
        for (KafkaUser user : users) {
            for (Acl acl : user.acls()) {
                for (AclOperation operation : acl.operations()) {
                    if (decisions.stream().noneMatch(decision -> isOf(decision, user, acl, operation))) {
                        unused.add(user + " " + operation + " " + acl.on());
                    }
                }
            }
        }
        return unused;
    }

    private static boolean isOf(Decision decision, KafkaUser user, Acl acl, AclOperation operation) {
        return decision.isAllowed()
                && decision.user().equals(name(user))
                && decision.operation() == operation
                && decision.on().resourceType() == acl.on().resourceType()
                && (acl.isPrefix()
                        ? decision.on().name().startsWith(acl.on().name())
                        : decision.on().name().equals(acl.on().name()));
    }

    /** By Kafka's names, all that a client of that user is given. */
    Map<String, Object> clientSettings(String user) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", "127.0.0.1:" + port);
        settings.put("security.protocol", "SASL_SSL");
        settings.put("sasl.mechanism", MECHANISM);
        settings.put("sasl.jaas.config", login(user));
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", certificate.toString());
        return settings;
    }

    /** The same for one of our processes. */
    Map<String, String> variables(KafkaUser user) {
        var variables = new HashMap<String, String>();
        clientSettings(name(user))
                .forEach((setting, value) -> variables.put(
                        "CULPRIT_KAFKA_" + setting.replace('.', '_').toUpperCase(Locale.ROOT), value.toString()));
        return variables;
    }

    private static Stream<AclBinding> bindings(String user, Acl acl) {
        return acl.operations().stream()
                .map(operation -> new AclBinding(
                        acl.on(), new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)));
    }

    private static String login(String user) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password(user) + "\";";
    }

    private Map<String, String> settings(Path data, Path store) {
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("log.dirs", data.toString());
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
        settings.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
        settings.put("sasl.enabled.mechanisms", MECHANISM);
        settings.put("listener.name.clients.scram-sha-512.sasl.jaas.config", login(ADMIN));
        settings.put("ssl.keystore.location", store.toString());
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.password", STORE_PASSWORD);
        settings.put("ssl.key.password", STORE_PASSWORD);
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", certificate.toString());
        settings.put("authorizer.class.name", RecordingAuthorizer.class.getName());
        settings.put("allow.everyone.if.no.acl.found", "false");
        // the node itself, at the controller's port, knows no logins
        settings.put("super.users", "User:" + ADMIN + ";User:ANONYMOUS");
        for (String one : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.put(one + ".replication.factor", "1");
            settings.put(one + ".num.partitions", "1");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("message.max.bytes", "8388608");
        settings.put("auto.create.topics.enable", "false");
        return settings;
    }

    private static void format(Path data) throws Exception {
        var users = new ArrayList<String>();
        Stream.concat(Stream.of(ADMIN), Stream.of(KafkaUser.values()).map(LockedBroker::name))
                .forEach(user -> users.add(MECHANISM + "=[name=" + user + ",password=" + password(user) + "]"));
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .setHasDynamicQuorum(false)
                .setScramArguments(users)
                .run();
    }

    private static Path keys(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("keys");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "kafka",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=kafka",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
            throw new IOException("keytool failed");
        }
        return store;
    }

    private static Path certificate(Path store, Path folder) throws Exception {
        byte[] bytes = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray())
                .getCertificate("kafka")
                .getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve("kafka.pem"), "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n");
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
