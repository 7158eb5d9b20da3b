package dev.culprit.standalone.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A collector of traces over real HTTP, which can misbehave. */
final class TraceCollector implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger held = new AtomicInteger();
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.WELL;
    private volatile CountDownLatch patience = new CountDownLatch(1);

    /** How it answers. */
    enum Mood {
        WELL,
        HANGING,
        FAILING
    }

    TraceCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who was kept waiting is answered. */
    void is(Mood now) {
        mood = now;
        patience.countDown();
        patience = new CountDownLatch(1);
    }

    /** Whether somebody waits for its answer. */
    boolean keepsWaiting() {
        return held.get() > 0;
    }

    /** Nobody listens there any more. */
    void goesAway() {
        is(Mood.FAILING);
        server.stop(0);
    }

    List<Span> spans(String traceId) {
        return bodies.stream()
                .flatMap(body -> parsed(body).getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .filter(span -> hex(span.getTraceId().toByteArray()).equals(traceId))
                .toList();
    }

    /** All that came, as text. */
    String everything() {
        var all = new StringBuilder();
        bodies.forEach(body -> all.append(new String(body, StandardCharsets.UTF_8)));
        return all.toString();
    }

    static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    private static ExportTraceServiceRequest parsed(byte[] body) {
        try {
            return ExportTraceServiceRequest.parseFrom(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(exchange.getRequestBody().readAllBytes());
            CountDownLatch end = patience;
            if (mood == Mood.HANGING) {
                held.incrementAndGet();
                end.await();
                held.decrementAndGet();
            }
            exchange.sendResponseHeaders(mood == Mood.WELL ? 200 : 500, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        goesAway();
        threads.shutdownNow();
    }
}
