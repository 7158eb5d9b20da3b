package dev.culprit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to an API server that can be cut: as if the server were away, while others still reach it. */
public final class CutLine implements AutoCloseable {
    private final ServerSocket socket;
    private final int target;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean isCut;

    /**
     * Opens a line.
     *
     * @param target the port of the server, on this machine
     */
    public CutLine(int target) throws IOException {
        this.target = target;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** Where it is reached over this line. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Ends every connection, and each new one at once. */
    public void cut() {
        isCut = true;
        open.forEach(CutLine::close);
    }

    /** Lets new connections through again. */
    public void mend() {
        isCut = false;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket from = socket.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(from);
                open.add(to);
                if (isCut) {
                    cut();
                }
                Thread.ofPlatform().daemon().start(() -> carry(from, to));
                Thread.ofPlatform().daemon().start(() -> carry(to, from));
            } catch (IOException closed) {
                // by whoever ends the test
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // one end has hung up, or the line was cut
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        cut();
    }
}
