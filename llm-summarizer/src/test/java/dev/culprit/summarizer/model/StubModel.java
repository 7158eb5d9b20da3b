package dev.culprit.summarizer.model;

import dev.culprit.api.record.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An endpoint that speaks OpenAI's chat completions over real HTTP, and misbehaves as it is told. */
public final class StubModel implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Deque<Manner> manners = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** What it does with one connection after it has read the request. */
    @FunctionalInterface
    public interface Manner {
        void answer(Socket socket, CountDownLatch end) throws IOException, InterruptedException;
    }

    public StubModel() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/openai/v1");
    }

    /** Headers and body of each, in the order in which they came. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** To the next call; the last one is kept for all that follow. */
    public synchronized StubModel then(Manner manner) {
        manners.addLast(manner);
        return this;
    }

    /** A completion. */
    public static Manner says(String content) {
        return json(200, completion(Map.of("role", "assistant", "content", content), "stop"));
    }

    public static String completion(Map<String, ?> message, String finish) {
        return Json.mapper()
                .valueToTree(Map.of(
                        "id", "c1",
                        "object", "chat.completion",
                        "model", "stub",
                        "choices", List.of(Map.of("index", 0, "message", message, "finish_reason", finish)),
                        "usage", Map.of("prompt_tokens", 900, "completion_tokens", 100, "total_tokens", 1000)))
                .toString();
    }

    public static Manner json(int status, String body) {
        return raw("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + body);
    }

    public static Manner withHeader(int status, String header) {
        return raw("HTTP/1.1 " + status + " X\r\n" + header + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    public static Manner raw(String bytes) {
        return (socket, end) -> {
            OutputStream out = socket.getOutputStream();
            out.write(bytes.getBytes(StandardCharsets.UTF_8));
            out.flush();
        };
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            closed.countDown();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            requests.add(read(new BufferedInputStream(socket.getInputStream())));
            next().answer(socket, closed);
        } catch (IOException e) {
            // the caller has left
            open.remove(socket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Manner next() {
        return manners.size() > 1 ? manners.removeFirst() : manners.getFirst();
    }

    private static String read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        String lower = head.toString().toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(lower.substring(at + 16, lower.indexOf("\r\n", at)));
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        closed.countDown();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
