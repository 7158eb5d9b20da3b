package dev.culprit.deployables.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code kubectl proxy}: an API server without TLS, to whoever may do anything. */
final class KubectlProxy implements AutoCloseable {
    private final Process process;
    private final URI address;

    KubectlProxy(Path kubeconfig) throws IOException {
        process = new ProcessBuilder("kubectl", "--kubeconfig", kubeconfig.toString(), "proxy", "--port=0")
                .redirectErrorStream(true)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        // "Starting to serve on 127.0.0.1:40001"
        String line = said.readLine();
        if (line == null) {
            throw new IOException("kubectl proxy does not start");
        }
        address = URI.create("http://" + line.substring(line.lastIndexOf(' ') + 1));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
