package dev.culprit.collector.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An API server over HTTP that answers what a test tells it to, each answer on a connection of its own. Answers to one path
 * are given in turn; lists that nothing was said of are empty, and watches stay open and say nothing.
 */
final class FakeApiServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, Deque<FakeAnswer>> lists = new ConcurrentHashMap<>();
    private final Map<String, Deque<FakeAnswer>> watches = new ConcurrentHashMap<>();
    private final Map<String, FakeAnswer> documents = new ConcurrentHashMap<>();
    private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicLong written = new AtomicLong();

    FakeApiServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("fake API server").start(this::accept);
    }

    /** A client of it that does not try anything twice by itself. */
    ApiServer client() {
        return client(Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    /** One that gives up quickly. */
    ApiServer hastyClient() {
        return client(Duration.ofMillis(200), Duration.ofMillis(400));
    }

    private ApiServer client(Duration patience, Duration hold) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + socket.getLocalPort())
                .withRequestRetryBackoffLimit(0)
                .build();
        return new ApiServer(new KubernetesClientBuilder().withConfig(config).build(), patience, hold);
    }

    FakeApiServer lists(WatchScope scope, FakeAnswer... answers) {
        queue(lists, scope.path()).addAll(List.of(answers));
        return this;
    }

    FakeApiServer watches(WatchScope scope, FakeAnswer... answers) {
        queue(watches, scope.path()).addAll(List.of(answers));
        return this;
    }

    /** What is always answered to a path that is neither list nor watch. */
    FakeApiServer serves(String path, FakeAnswer answer) {
        documents.put(path, answer);
        return this;
    }

    private static Deque<FakeAnswer> queue(Map<String, Deque<FakeAnswer>> queues, String path) {
        return queues.computeIfAbsent(path, missing -> new ArrayDeque<>());
    }

    /** What was asked so far. */
    List<FakeRequest> requests() {
        return requests;
    }

    /** Bytes that the network took over. */
    long written() {
        return written.get();
    }

    /** As a server that starts anew: every answer ends in the middle. */
    void hangUp() {
        open.forEach(FakeApiServer::close);
    }

    /** Connections that neither side has closed. */
    int connections() {
        return (int) open.stream().filter(connection -> !connection.isClosed()).count();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                Thread.ofPlatform().daemon().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            FakeRequest request = FakeRequest.read(in);
            FakeAnswer answer = answer(request);
            requests.add(request);
            answer.give(new FakeConnection(connection, in, written));
        } catch (IOException gone) {
            // the client hung up, as some tests want it to
        }
    }

    private synchronized FakeAnswer answer(FakeRequest request) {
        FakeAnswer document = documents.get(request.path());
        if (document != null) {
            return document;
        }
        Deque<FakeAnswer> told = queue(request.isWatch() ? watches : lists, request.path());
        FakeAnswer next = told.poll();
        if (next != null) {
            return next;
        }
        return request.isWatch() ? FakeAnswer.lines().andSilence() : FakeAnswer.list("100");
    }

    @Override
    public void close() {
        try {
            socket.close();
            hangUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
