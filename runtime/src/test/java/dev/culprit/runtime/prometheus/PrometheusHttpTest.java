package dev.culprit.runtime.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusHttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aPortOnWhichNobodyListensIsNamed() throws Exception {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }

        assertThat(asked("http://127.0.0.1:" + port))
                .isEqualTo(
                        new PrometheusReply.Failed("cannot connect to 127.0.0.1:" + port + ": nobody listens there"));
    }

    @Test
    void aHostThatIsNotKnownIsNamed() throws Exception {
        // too long for a name: nobody has to be asked for it
        String host = "x".repeat(64) + ".invalid";

        assertThat(asked("http://" + host + "/"))
                .isEqualTo(new PrometheusReply.Failed("cannot connect to " + host + ": its name is not known"));
    }

    private static PrometheusReply asked(String url) throws Exception {
        try (var http = new PrometheusHttp(new PrometheusAddress(URI.create(url), null, null), PATIENCE, 1_000)) {
            return http.get("/api/v1/query", Map.of("query", "up"), PATIENCE);
        }
    }
}
