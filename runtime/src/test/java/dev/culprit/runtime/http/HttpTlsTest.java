package dev.culprit.runtime.http;

import static dev.culprit.runtime.http.Servers.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTlsTest {
    private static final Route HERE = Route.get("/here", call -> Reply.text(200, "here\n"));

    @RegisterExtension
    private final Servers servers = new Servers();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void aCertificateInPemIsServed(String algorithm) throws Exception {
        Certificates made = Certificates.make(folder, algorithm);
        HttpServer server = servers.start(Servers.WIDE, made.write(folder), HERE);

        assertThat(ask(server, made)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("here\n");
    }

    @Test
    void changedFilesAreServedWithoutARestart() throws Exception {
        Certificates old = Certificates.make(folder, "RSA");
        Certificates renewed = Certificates.make(folder, "EC");
        HttpServer server = servers.start(Servers.WIDE, old.write(folder), HERE);

        try (RawClient open = connect(server, old)) {
            assertThat(open.send(get("/here")).readOne()).endsWith("here\n");
            renewed.write(folder);
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(ask(server, renewed)).endsWith("here\n"));

            // Who came before stays
            assertThat(open.send(get("/here")).readOne()).endsWith("here\n");
        }
        assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> ask(server, old));
    }

    @Test
    void aCertificateWithoutItsKeyIsNotServedUntilTheKeyComes() throws Exception {
        Certificates old = Certificates.make(folder, "EC");
        Certificates renewed = Certificates.make(folder, "EC");
        TlsFiles files = old.write(folder);
        HttpServer server = servers.start(Servers.WIDE, files, HERE);

        Files.writeString(files.certificates(), renewed.chain());
        await().untilAsserted(() -> assertThat(servers.registry
                        .get("culprit.http.tls.reloads")
                        .tag("result", "failed")
                        .counter()
                        .count())
                .isPositive());
        assertThat(ask(server, old)).endsWith("here\n");

        Files.writeString(files.key(), renewed.key());
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(ask(server, renewed)).endsWith("here\n"));
    }

    @Test
    void filesThatCannotBeUsedAreNamedAndNothingOfTheKeyIsShown() throws Exception {
        Certificates made = Certificates.make(folder, "EC");
        Certificates other = Certificates.make(folder, "EC");
        TlsFiles files = made.write(folder);

        Files.writeString(files.key(), other.key());
        assertRefused(files, files.key() + " is not the key of " + files.certificates());
        Files.writeString(files.key(), made.key().replace("PRIVATE", "EC PRIVATE"));
        assertRefused(
                files,
                files.key() + " holds no key in PKCS#8 (BEGIN PRIVATE KEY): convert it with"
                        + " openssl pkcs8 -topk8 -nocrypt");
        Files.writeString(files.key(), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
        assertRefused(files, files.key() + " is of no algorithm known here [RSA, EC, Ed25519]");
        Files.delete(files.key());
        assertRefused(files, files.certificates() + " or " + files.key() + " cannot be read");
    }

    @Test
    void aClientThatStopsInTheMiddleOfTheHandshakeIsCut() throws Exception {
        Duration soon = Duration.ofMillis(500);
        Duration later = Duration.ofSeconds(60);
        HttpServer server = servers.start(
                new HttpLimits(1000, 4096, 50, 1, 1000, soon, later, later, later),
                Certificates.make(folder, "EC").write(folder),
                HERE);

        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.send("\u0016\u0003\u0001").readAll()).isEmpty();
        }
        assertThat(servers.crossed("slow")).isEqualTo(1);
    }

    @Test
    void plainTextIsNotAnsweredWithWhatIsInside() throws Exception {
        HttpServer server =
                servers.start(Servers.WIDE, Certificates.make(folder, "EC").write(folder), HERE);

        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.send(get("/here")).readAll()).doesNotContain("here");
        }
    }

    private void assertRefused(TlsFiles files, String message) {
        assertThatExceptionOfType(HttpStartException.class)
                .isThrownBy(() -> servers.start(Servers.WIDE, files, HERE))
                .withMessage("test: " + message);
    }

    private static String ask(HttpServer server, Certificates trusted) throws Exception {
        try (RawClient client = connect(server, trusted)) {
            return client.send(get("/here")).readOne();
        }
    }

    private static RawClient connect(HttpServer server, Certificates trusted) throws Exception {
        SSLSocket socket = (SSLSocket) context(trusted.certificate())
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port());
        socket.startHandshake();
        return new RawClient(socket);
    }

    private static SSLContext context(Certificate trusted) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("trusted", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
