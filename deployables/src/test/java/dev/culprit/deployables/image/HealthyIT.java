package dev.culprit.deployables.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.culprit.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The image's health check and the options of its JVM, as plain processes. */
class HealthyIT {
    private static final Path FOLDER = Path.of("../deploy/image");

    @Test
    void whoIsAliveIsHealthy() throws Exception {
        assertThat(check(200)).isZero();
    }

    @Test
    void whoIsNotAliveIsNot() throws Exception {
        assertThat(check(503)).isNotZero();
        assertThat(run(FOLDER.resolve("healthy").toString(), String.valueOf(FreePort.next())))
                .isNotZero();
    }

    @Test
    void theJvmTakesItsOptions() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // of these the image's JVM knows one that older ones refuse
        int exit = run(java, "-XX:+IgnoreUnrecognizedVMOptions", "@" + FOLDER.resolve("java.options"), "-version");

        assertThat(exit).isEqualTo(Runtime.version().feature() >= 23 ? 0 : 1);
    }

    private static int check(int status) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/livez", call -> {
            call.sendResponseHeaders(status, 0);
            call.close();
        });
        server.start();
        try {
            return run(
                    FOLDER.resolve("healthy").toString(),
                    String.valueOf(server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
