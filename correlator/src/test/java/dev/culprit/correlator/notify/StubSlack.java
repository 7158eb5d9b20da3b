package dev.culprit.correlator.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.culprit.api.record.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Slack's protocol on a socket, down to the bytes; it answers as it is told, and else as Slack does. */
public final class StubSlack implements AutoCloseable {
    /** How it answers one request. */
    public interface Answer {
        void to(Request request, OutputStream out) throws IOException;
    }

    /**
     * What has come.
     *
     * @param method of the Web API, or {@code hook}
     */
    public record Request(String method, String head, JsonNode body) {
        public String text() {
            return body.path("text").asText();
        }

        public boolean isReply() {
            return body.has("thread_ts");
        }
    }

    private final ServerSocket server;
    private final Queue<Answer> told = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Answer usual = this::asSlackDoes;

    public StubSlack() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("stub-slack").start(this::serve);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** The next requests are answered so, in this order. */
    public StubSlack answers(Answer... answers) {
        told.addAll(List.of(answers));
        return this;
    }

    /** From now on all are. */
    public StubSlack always(Answer answer) {
        usual = answer;
        return this;
    }

    public StubSlack isItselfAgain() {
        return always(this::asSlackDoes);
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public List<Request> requests(String method) {
        return requests.stream().filter(one -> one.method().equals(method)).toList();
    }

    /** What was done, in a word each: {@code post}, {@code edit}, {@code reply}. */
    public List<String> deeds() {
        return requests.stream()
                .map(one -> one.isReply() ? "reply" : one.method().equals("chat.update") ? "edit" : "post")
                .toList();
    }

    /** The last on its connection, as the caller is told: else its next request may meet the end of it. */
    public static Answer status(int status, String body, String... headers) {
        return (request, out) -> out.write(("HTTP/1.1 " + status + " X\r\n" + String.join("", lines(headers))
                        + "Connection: close\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
    }

    public static Answer error(String error) {
        return status(200, "{\"ok\":false,\"error\":\"" + error + "\"}");
    }

    /** An answer that begins and never ends. */
    public static Answer endless() {
        byte[] spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        return (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(spaces);
            }
        };
    }

    /** Says nothing for as long as it is there. */
    public Answer silent() {
        return (request, out) -> {
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
    }

    private static List<String> lines(String... headers) {
        return List.of(headers).stream().map(header -> header + "\r\n").toList();
    }

    private void asSlackDoes(Request request, OutputStream out) throws IOException {
        if (request.method().equals("hook")) {
            status(200, "ok").to(request, out);
            return;
        }
        var answer = JsonNodeFactory.instance
                .objectNode()
                .put("ok", true)
                .put(
                        "channel",
                        "C"
                                + Integer.toHexString(
                                        request.body().path("channel").asText().hashCode()))
                .put("user", "culprit")
                .put("team", "zoo")
                .put(
                        "ts",
                        request.body().has("ts")
                                ? request.body().path("ts").asText()
                                : "1777888800.%06d".formatted(messages.incrementAndGet()));
        status(200, answer.toString()).to(request, out);
    }

    private void serve() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            }
        } catch (SocketException closed) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            Request request = read(in);
            requests.add(request);
            Answer answer = told.poll();
            (answer == null ? usual : answer).to(request, socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException hungUp) {
            // whoever asked has had enough
            return;
        }
    }

    private static Request read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        var lines = new ArrayList<>(head.toString().lines().toList());
        int length = lines.stream()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        String path = lines.getFirst().split(" ", -1)[1];
        return new Request(
                path.substring(path.lastIndexOf('/') + 1),
                head.toString(),
                Json.mapper().readTree(new String(in.readNBytes(length), StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
