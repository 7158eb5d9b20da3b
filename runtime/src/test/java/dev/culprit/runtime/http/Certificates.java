package dev.culprit.runtime.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Self-signed certificates for {@code localhost}, made by the JDK's keytool. */
record Certificates(String chain, String key, Certificate certificate) {
    static Certificates make(Path folder, String algorithm)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = Files.createTempDirectory(folder, "keys").resolve("store");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool failed");
        }
        char[] password = "changeit".toCharArray();
        KeyStore keys = KeyStore.getInstance(store.toFile(), password);
        Key key = keys.getKey("a", password);
        Certificate certificate = keys.getCertificate("a");
        return new Certificates(
                pem("CERTIFICATE", certificate.getEncoded()), pem("PRIVATE KEY", key.getEncoded()), certificate);
    }

    TlsFiles write(Path folder) throws IOException {
        Path chainFile = Files.writeString(folder.resolve("tls.crt"), chain);
        Path keyFile = Files.writeString(folder.resolve("tls.key"), key);
        return new TlsFiles(chainFile, keyFile, Duration.ofMillis(100));
    }

    private static String pem(String type, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
    }
}
