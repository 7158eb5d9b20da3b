package dev.culprit.runtime.http;

import java.security.KeyStore;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TLS with the certificate that is in the files now: open connections keep the old one, new ones get the new. */
final class Tls {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private final TlsFiles files;
    private final HttpMeters meters;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private byte[] seen;

    private Tls(TlsFiles files, byte[] seen, HttpMeters meters) {
        this.files = files;
        this.seen = seen;
        this.meters = meters;
    }

    /** Loads the files, or says what is wrong with them. */
    static Tls load(TlsFiles files, HttpMeters meters) throws TlsException {
        Tls tls = new Tls(files, Pem.bytes(files), meters);
        use(tls.factory, Pem.load(files));
        return tls;
    }

    SslContextFactory.Server factory() {
        return factory;
    }

    /** Until the rounds are closed. */
    Rounds start() {
        return new Rounds("http-certificates", files.reload(), this::round);
    }

    private void round() {
        try {
            byte[] now = Pem.bytes(files);
            if (!Arrays.equals(now, seen)) {
                reload(Pem.load(files));
                seen = now;
                meters.reloaded(true);
                LOG.info("Certificates were loaded again file={}", files.certificates());
            }
        } catch (TlsException e) {
            meters.reloaded(false);
            LOG.warn("Changed certificates cannot be used, the old ones stay reason={}", e.getMessage());
        }
    }

    private void reload(KeyStore store) throws TlsException {
        // Jetty declares Exception; a task keeps it without a broad catch
        FutureTask<Void> task = new FutureTask<>(() -> {
            factory.reload(changed -> use(changed, store));
            return null;
        });
        task.run();
        if (task.state() == FutureTask.State.FAILED) {
            throw new TlsException(files.certificates() + " was refused", task.exceptionNow());
        }
    }

    private static void use(SslContextFactory factory, KeyStore store) {
        factory.setKeyStore(store);
        factory.setKeyStorePassword(Pem.PASSWORD);
    }
}
