package dev.culprit.standalone.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds what was planted in any bytes: every eight characters of it in a row, plain or in base64, wherever they begin. It
 * tells the place where that was planted, never what.
 */
final class Traces {
    private static final int LENGTH = 8;
    private static final int BLOCK = 1 << 16;
    private static final int HASH_BITS = 22;

    private final Map<Long, String> places = new HashMap<>();
    /** Of most bytes it tells at once that they are nothing. */
    private final BitSet hashes = new BitSet(1 << HASH_BITS);

    /** From now on this is looked for, plain and in base64. */
    void lookFor(String planted, String place) {
        Stream.of(
                        planted,
                        Plant.base64(planted),
                        Plant.base64("x" + planted).substring(2),
                        Plant.base64("xx" + planted).substring(3))
                .forEach(shape -> lookForExactly(shape, place));
    }

    /** From now on this is looked for as it stands. */
    void lookForExactly(String text, String place) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long window = 0;
        for (int i = 0; i < bytes.length; i++) {
            window = (window << Byte.SIZE) | (bytes[i] & 0xff);
            if (i >= LENGTH - 1) {
                places.putIfAbsent(window, place);
                hashes.set(hash(window));
            }
        }
    }

    Set<String> in(byte... bytes) {
        var found = new TreeSet<String>();
        search(0, bytes, bytes.length, found);
        return found;
    }

    Set<String> in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In the bytes of a file, as they lie on the disk. */
    Set<String> in(Path file) throws IOException {
        var found = new TreeSet<String>();
        byte[] block = new byte[BLOCK];
        byte[] hole = new byte[BLOCK];
        long window = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.readNBytes(block, 0, BLOCK); read > 0; read = in.readNBytes(block, 0, BLOCK)) {
                // much of what a broker reserves is empty
                window = Arrays.equals(block, hole) ? 0 : search(window, block, read, found);
            }
        }
        return found;
    }

    private long search(long before, byte[] bytes, int length, Set<String> found) {
        long window = before;
        for (int i = 0; i < length; i++) {
            window = (window << Byte.SIZE) | (bytes[i] & 0xff);
            if (hashes.get(hash(window))) {
                String place = places.get(window);
                if (place != null) {
                    found.add(place);
                }
            }
        }
        return window;
    }

    private static int hash(long window) {
        return (int) ((window * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - HASH_BITS));
    }
}
