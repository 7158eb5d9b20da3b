package dev.culprit.collector.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A text that is seldom read and takes little room: a collector keeps one for every object of a cluster. */
final class Packed {
    /** Below this, packing saves next to nothing. */
    private static final int WORTHWHILE = 256;

    private final byte[] bytes;
    private final boolean deflated;

    private Packed(byte[] bytes, boolean deflated) {
        this.bytes = bytes;
        this.deflated = deflated;
    }

    static Packed of(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        return plain.length < WORTHWHILE ? new Packed(plain, false) : new Packed(deflate(plain), true);
    }

    /** The same text, packed at the same place, makes the same bytes. */
    boolean isSameAs(Packed other) {
        return Arrays.equals(bytes, other.bytes);
    }

    String text() {
        if (!deflated) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("memory gives back what was put into it", e);
        }
    }

    private static byte[] deflate(byte[] plain) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        var out = new ByteArrayOutputStream(plain.length / 3);
        try (var deflating = new DeflaterOutputStream(out, deflater)) {
            deflating.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes what is put into it", e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }
}
