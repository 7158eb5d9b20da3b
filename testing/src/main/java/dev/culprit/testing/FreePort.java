package dev.culprit.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that must be told theirs, or come back to it. One that the system chose for a moment would be in the
 * range it gives to outgoing connections, and could be taken before it is used.
 */
public final class FreePort {
    /** Above those of well-known services, below those of outgoing connections (32768 on Linux, 49152 elsewhere). */
    private static final int FIRST = 15_000;

    private static final int SHARES = 30;
    private static final int SHARE = 500;

    /**
     * The first port of our share, held as long as this process lives: no other that runs tests gives a port of ours, not even
     * while nobody listens at it.
     */
    private static final ServerSocket CLAIM = claim();

    /** Each is given once, until all are. */
    private static final AtomicInteger NEXT = new AtomicInteger();

    private FreePort() {}

    /** A port of the loopback address on which nothing listens. */
    public static int next() {
        for (int tried = 1; tried < SHARE; tried++) {
            int port = CLAIM.getLocalPort() + 1 + Math.floorMod(NEXT.getAndIncrement(), SHARE - 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("every port of the " + SHARE + " from " + CLAIM.getLocalPort() + " is in use");
    }

    private static ServerSocket claim() {
        int first = ThreadLocalRandom.current().nextInt(SHARES);
        for (int tried = 0; tried < SHARES; tried++) {
            Optional<ServerSocket> held = listen(FIRST + (first + tried) % SHARES * SHARE);
            if (held.isPresent()) {
                return held.get();
            }
        }
        throw new IllegalStateException(SHARES + " other processes run tests");
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<ServerSocket> listen(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
