package dev.culprit.standalone.live;

import static org.awaitility.Awaitility.await;

import dev.culprit.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An API server beside the one of a control plane, started as that one was but for its port: on the same etcd, with the same
 * certificates, and with more flags.
 */
final class SecondApiServer implements AutoCloseable {
    /** Names the folder of the control plane, with its process ids and certificates. */
    static final String VARIABLE = "CULPRIT_TEST_CONTROL_PLANE";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path plane = plane();
    private final Path folder;
    private final int port;
    private final Process process;

    SecondApiServer(Kubectl cluster, Path folder, List<String> flags) throws IOException {
        this.folder = folder;
        this.port = FreePort.next();
        var command = new ArrayList<>(first().orElseThrow());
        command.replaceAll(argument -> argument.startsWith("--secure-port=") ? "--secure-port=" + port : argument);
        command.addAll(flags);
        process = new ProcessBuilder(command)
                .directory(plane.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("apiserver.log").toFile())
                .start();
        // the JVM may be ended in the middle of a test
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await().atMost(PATIENCE)
                .conditionEvaluationListener(condition -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the API server ended with " + process.exitValue());
                    }
                })
                .ignoreExceptions()
                .until(() -> cluster.run("--server=" + url(), "get", "--raw", "/readyz")
                        .equals("ok"));
    }

    /** Whether there is one to be started beside. */
    static boolean isPossible() throws IOException {
        return System.getenv(VARIABLE) != null
                && Files.isReadable(plane().resolve("certs/ca.key"))
                && first().isPresent();
    }

    String url() {
        return "https://127.0.0.1:" + port;
    }

    /** A kubeconfig for somebody who is known by a certificate and may do everything. */
    Path kubeconfigOf(String user) throws IOException, InterruptedException {
        Signed signed = Signed.by(plane, folder, user);
        return Files.writeString(folder.resolve(user + ".kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: second, cluster: {server: "%s", certificate-authority: "%s"}}]
                users: [{name: somebody, user: {client-certificate: "%s", client-key: "%s"}}]
                contexts: [{name: second, context: {cluster: second, user: somebody}}]
                current-context: second
                """.formatted(
                        url(), Signed.authority(plane), signed.certificate(), signed.key()));
    }

    /** The folder of the control plane. */
    static Path plane() {
        return Path.of(Objects.requireNonNull(System.getenv(VARIABLE)));
    }

    /** How the first one was started, where it runs. */
    private static Optional<List<String>> first() throws IOException {
        Path pid = plane().resolve("apiserver.pid");
        if (!Files.isReadable(pid)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .map(ProcessHandle::info)
                .filter(info -> info.command().isPresent() && info.arguments().isPresent())
                .map(info -> {
                    var command = new ArrayList<>(List.of(info.command().orElseThrow()));
                    command.addAll(List.of(info.arguments().orElseThrow()));
                    return command;
                });
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
