package dev.culprit.collector.door;

/** A keyed hash: two values can be told apart by it, and neither can be guessed from it without the key. */
@FunctionalInterface
public interface Fingerprint {
    /** 16 lower-case hexadecimal digits, the same for the same value under the same key. */
    String fingerprint(String value);
}
