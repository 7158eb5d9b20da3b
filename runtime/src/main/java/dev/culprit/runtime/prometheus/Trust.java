package dev.culprit.runtime.prometheus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS that trusts the certificates of one file. */
final class Trust {
    private Trust() {}

    static SSLContext in(Path authorities) throws TrustException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int count = 0;
            for (Certificate authority : read(authorities)) {
                store.setCertificateEntry("authority-" + count++, authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new TrustException(authorities + " cannot be used as certificates to trust", e);
        }
    }

    private static Collection<? extends Certificate> read(Path file) throws IOException, CertificateException {
        try (InputStream stream = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(stream);
            if (found.isEmpty()) {
                throw new CertificateException("no certificate");
            }
            return found;
        }
    }
}
