package dev.culprit.runtime.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Decides on a request's headers whether it is let in, then reads its body and hands it to the route. */
final class Doorman extends Handler.Abstract.NonBlocking {
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int TOO_LONG = 413;
    private static final int WRONG_TYPE = 415;
    private static final int MISDIRECTED = 421;
    private static final int UNAVAILABLE = 503;

    private final List<Route> routes;
    private final HttpLimits limits;
    private final Workers workers;
    private final HttpMeters meters;
    private volatile boolean isClosing;

    Doorman(List<Route> routes, HttpLimits limits, Workers workers, HttpMeters meters) {
        this.routes = List.copyOf(routes);
        this.limits = limits;
        this.workers = workers;
        this.meters = meters;
    }

    /** From now on nobody is let in. */
    void close() {
        isClosing = true;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = new Exchange(request, response, callback);
        Optional<Route> route = route(request);
        Request.addCompletionListener(
                request,
                failure -> meters.answered(route.map(Route::path).orElse("none"), exchange.status(), exchange.age()));
        route.ifPresentOrElse(
                found -> letIn(found, exchange), () -> exchange.refuse(noRoute(Request.getPathInContext(request))));
        return true;
    }

    private Optional<Route> route(Request request) {
        String path = Request.getPathInContext(request);
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        return routes.stream()
                .filter(route -> route.matches(path) && route.method().equals(method))
                .findFirst();
    }

    private Reply noRoute(String path) {
        TreeSet<String> methods = new TreeSet<>();
        routes.stream().filter(route -> route.matches(path)).forEach(route -> {
            methods.add(route.method());
            if (route.method().equals("GET")) {
                methods.add("HEAD");
            }
        });
        return methods.isEmpty()
                ? Reply.error(NOT_FOUND, "not found")
                : Reply.error(WRONG_METHOD, "method not allowed").withHeader("Allow", String.join(", ", methods));
    }

    private void letIn(Route route, Exchange exchange) {
        Optional<Reply> refusal = refusal(route, exchange.request());
        if (refusal.isPresent()) {
            exchange.refuse(refusal.get());
        } else if (route.isVital()) {
            read(route, exchange, () -> {});
        } else if (workers.tryAcquire()) {
            // Until the handler has ended and its answer is on its way
            AtomicInteger left = new AtomicInteger(2);
            Runnable oneLess = () -> {
                if (left.decrementAndGet() == 0) {
                    workers.release();
                }
            };
            Request.addCompletionListener(exchange.request(), failure -> oneLess.run());
            read(route, exchange, oneLess);
        } else {
            meters.cross(HttpMeters.Limit.REQUESTS);
            exchange.refuse(busy("too many requests at once"));
        }
    }

    private Optional<Reply> refusal(Route route, Request request) {
        if (!route.access().allows(request.getHeaders().get(HttpHeader.AUTHORIZATION))) {
            return Optional.of(Reply.error(UNAUTHORIZED, "unauthorized")
                    .withHeader("WWW-Authenticate", route.access().challenge()));
        }
        if (!route.access().isCalledBy(Request.getServerName(request))) {
            return Optional.of(Reply.error(MISDIRECTED, "not called by a name of this server (http.hosts)"));
        }
        if (isClosing && !route.isVital()) {
            return Optional.of(busy("stopping"));
        }
        if (route.isJson() && !isJson(request.getHeaders().get(HttpHeader.CONTENT_TYPE))) {
            return Optional.of(Reply.error(WRONG_TYPE, "the content type must be " + Reply.JSON));
        }
        return request.getLength() > limits.bodyBytes() ? Optional.of(tooLong()) : Optional.empty();
    }

    private void read(Route route, Exchange exchange, Runnable atEnd) {
        exchange.arrival().headersArrived(exchange::tooSlow);
        BodyReader.read(exchange.request(), limits.bodyBytes(), outcome -> {
            switch (outcome) {
                case BodyReader.Outcome.Read read -> {
                    exchange.arrival().arrived();
                    workers.run(route, call(route, exchange.request(), read), exchange, atEnd);
                }
                case BodyReader.Outcome.TooLong tooLong -> {
                    exchange.refuse(tooLong());
                    atEnd.run();
                }
                case BodyReader.Outcome.Broken broken -> {
                    exchange.broken(broken.cause());
                    atEnd.run();
                }
            }
        });
    }

    private static Call call(Route route, Request request, BodyReader.Outcome.Read read) {
        String query = request.getHttpURI().getQuery();
        return new Call(
                query == null ? "" : query,
                route.lastOf(Request.getPathInContext(request)),
                request.getHeaders(),
                read.bytes().toByteArray());
    }

    private Reply tooLong() {
        meters.cross(HttpMeters.Limit.BODY);
        return Reply.error(TOO_LONG, "the body is longer than " + limits.bodyBytes() + " bytes");
    }

    private static Reply busy(String why) {
        return Reply.error(UNAVAILABLE, why).withHeader("Retry-After", "1");
    }

    private static boolean isJson(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        return type.toLowerCase(Locale.ROOT).equals(Reply.JSON);
    }
}
