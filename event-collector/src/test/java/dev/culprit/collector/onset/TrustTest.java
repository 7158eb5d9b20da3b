package dev.culprit.collector.onset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.culprit.runtime.prometheus.TrustException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Prometheus whose certificate was signed by nobody that the JVM knows. */
class TrustTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    @Test
    void itIsAskedWhereItsAuthorityIsGivenAndElseOneLineTellsWhyNot() throws Exception {
        Path authority = authorityAndServer();
        try (var prometheus = FakePrometheus.secured(identity())) {
            assertThat(ask(prometheus, authority)).isInstanceOf(Answer.Found.class);
            assertThat(prometheus.queries()).hasSize(1);

            assertThat(ask(prometheus, null))
                    .isInstanceOfSatisfying(
                            Answer.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .startsWith("SSLHandshakeException: ")
                                    .contains("unable to find valid certification path")
                                    .hasLineCount(1));
            assertThat(prometheus.queries()).as("not asked").hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void aFileWithoutCertificatesIsNamedInOneLine(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), content);

        assertThatExceptionOfType(TrustException.class)
                .isThrownBy(() -> client(URI.create("https://127.0.0.1"), file))
                .withMessage(file + " cannot be used as certificates to trust");
    }

    @Test
    void aFileThatIsMissingIsNamedInOneLine() {
        Path file = folder.resolve("missing.pem");

        assertThatExceptionOfType(TrustException.class)
                .isThrownBy(() -> client(URI.create("https://127.0.0.1"), file))
                .withMessage(file + " cannot be used as certificates to trust");
    }

    private static Answer ask(FakePrometheus prometheus, @Nullable Path authorities) throws Exception {
        try (var client = client(prometheus.url(), authorities)) {
            return client.raw("up", NOW, Duration.ofMinutes(1), PATIENCE);
        }
    }

    private static PrometheusClient client(URI url, @Nullable Path authorities) throws TrustException {
        return new PrometheusClient(new PrometheusServer(url, null, authorities, PATIENCE, Duration.ZERO, null));
    }

    /** The certificate of an authority; it has signed that of the server. */
    private Path authorityAndServer() throws Exception {
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=our own", "-ext", "bc:c");
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-dname",
                "CN=prometheus",
                "-ext",
                "san=ip:127.0.0.1",
                "-signer",
                "ca");
        Path authority = folder.resolve("authority.pem");
        keytool("-exportcert", "-rfc", "-alias", "ca", "-file", authority.toString());
        return authority;
    }

    private SSLContext identity() throws Exception {
        KeyStore keys = KeyStore.getInstance(folder.resolve("store").toFile(), PASSWORD.toCharArray());
        keys.deleteEntry("ca");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-validity", "2"));
        }
        command.addAll(List.of(
                "-storetype", "PKCS12", "-keystore", folder.resolve("store").toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
