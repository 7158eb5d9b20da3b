package dev.culprit.faults.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The only way to what is behind it: it can be shut, so that connections are refused and those that were there end, and hang. */
public final class Gate implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final Duration LONGEST_STICKING = Duration.ofMinutes(10);

    private final InetSocketAddress behind;
    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile State state = State.OPEN;

    /** How it treats those who come. */
    public enum State {
        /** Lets all through. */
        OPEN,
        /** Ends every connection. */
        SHUT,
        /** Takes connections and passes nothing on. */
        STUCK
    }

    Gate(InetSocketAddress behind) throws IOException {
        this.behind = behind;
        this.socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** From now on; those who are connected are cut off unless it opens. */
    public void set(State wanted) {
        state = wanted;
        if (wanted != State.STUCK) {
            open.forEach(Gate::end);
        }
    }

    private void accept() {
        boolean isOver = false;
        while (!isOver) {
            try {
                Socket client = socket.accept();
                if (state == State.SHUT) {
                    end(client);
                } else {
                    threads.execute(() -> pass(client));
                }
            } catch (IOException e) {
                // one caller may have gone again
                isOver = socket.isClosed();
            }
        }
    }

    private void pass(Socket client) {
        open.add(client);
        try (client;
                var server = new Socket()) {
            server.connect(behind, CONNECT_MILLIS);
            open.add(server);
            threads.execute(() -> copy(server, client));
            copy(client, server);
            open.remove(server);
        } catch (IOException e) {
            end(client);
        } finally {
            open.remove(client);
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!Pause.until(() -> state != State.STUCK, LONGEST_STICKING)) {
                    break;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // whichever side ended it, the other is told
            end(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket can always be closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        open.forEach(Gate::end);
        threads.shutdownNow();
    }
}
