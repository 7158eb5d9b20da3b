package dev.culprit.collector;

import dev.culprit.collector.door.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key under which redacted values get their fingerprints; all collectors of a cluster share one. */
public final class RedactionKey implements Fingerprint {
    private static final String ALGORITHM = "HmacSHA256";

    private static final int DIGITS = 16;
    private static final int RANDOM_BYTES = 32;

    private final SecretKeySpec key;

    private RedactionKey(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * The key made of a secret text.
     *
     * @throws IllegalArgumentException for a blank secret
     */
    public static RedactionKey of(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the redaction key must not be blank");
        }
        return new RedactionKey(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** A key that nobody knows. */
    public static RedactionKey random() {
        byte[] secret = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(secret);
        return new RedactionKey(secret);
    }

    /** For demo and replay, whose fingerprints never leave the process; no secret. */
    public static RedactionKey fixed() {
        return of("culprit: a fixed key for demo and replay");
    }

    @Override
    public String fingerprint(String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] code = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(code).substring(0, DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Tells this key and its use from others, and nothing about it. */
    public String id(String use) {
        return fingerprint("which key is it, and for what: " + use);
    }

    @Override
    public String toString() {
        return "***";
    }
}
