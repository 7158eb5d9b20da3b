package dev.culprit.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that must be told theirs, or come back to it. One that the system chose for a moment would be in the
 * range it gives to outgoing connections, and could be taken before it is used.
 */
public final class FreePort {
    private static final int COUNT = 5_000;

    /** Of the processes of one build each has some of its own: what comes back to a port finds nobody there. */
    private static final int SHARE = Math.floorMod(Integer.getInteger("surefire.forkNumber", 0), 3);

    /** Above those of well-known services, below those of outgoing connections (32768 on Linux, 49152 elsewhere). */
    private static final int FIRST = 15_000 + SHARE * COUNT;

    /** Each is given once in a process; those of other builds begin at different ones. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePort() {}

    /** A port of the loopback address on which nothing listens. */
    public static int next() {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("every port from " + FIRST + " to " + (FIRST + COUNT - 1) + " is in use");
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
