package dev.culprit.runtime.http;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A certificate and its key, in PEM. They may be replaced while the server runs.
 *
 * @param certificates the server's own first, then those that signed it
 * @param key PKCS#8, RSA or elliptic curve, not encrypted
 * @param reload how often the files are looked at
 */
public record TlsFiles(Path certificates, Path key, Duration reload) {
    public TlsFiles {
        if (!reload.isPositive()) {
            throw new IllegalArgumentException("reload must be positive");
        }
    }
}
