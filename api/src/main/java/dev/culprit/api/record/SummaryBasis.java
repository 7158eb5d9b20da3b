package dev.culprit.api.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a {@link Summary} is made of: a hash of the findings but for their ties. A revision that only says that a burn has
 * ended, or that another SLO burns for the same cause, leaves it as it was.
 */
public final class SummaryBasis {
    private static final int DIGITS = 16;

    private SummaryBasis() {}

    public static String of(Correlation correlation) {
        String content = CanonicalJson.of(correlation.findings().tied(Ties.none()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
