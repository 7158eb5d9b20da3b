package dev.culprit.rules.output;

import dev.culprit.api.record.SloRef;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.recording.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of what is made of an SLO. A hash of kind, namespace and name ends them, so that no two ever meet: joined by a dash
 * alone, {@code a-b} and {@code c} would be {@code a} and {@code b-c}.
 */
public final class ResourceName {
    private static final int LONGEST = 200;
    private static final int HASH = 4;

    private ResourceName() {}

    /** Of an object in the SLO's namespace. */
    public static String of(Promise promise) {
        return of(Subject.of(promise).kind(), promise.ref());
    }

    /** The same of one that makes no promise, for it is wrong. */
    public static String of(String kind, SloRef ref) {
        return cut("slok-" + ref.name()) + "-" + hash(kind, ref);
    }

    /** Of a file beside those of other namespaces. */
    public static String file(Promise promise) {
        return file(Subject.of(promise).kind(), promise.ref());
    }

    /** The same of one that makes no promise. */
    public static String file(String kind, SloRef ref) {
        return cut(ref.namespace() + "." + ref.name()) + "-" + hash(kind, ref);
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST)).replaceAll("[.-]+$", "");
    }

    private static String hash(String kind, SloRef ref) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((kind + "/" + ref).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
