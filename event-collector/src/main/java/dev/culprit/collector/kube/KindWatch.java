package dev.culprit.collector.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.snapshot.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists a scope and then follows it, for ever: the flow of an informer, without a copy of the objects.
 *
 * <p>A watch that ends is taken up where it ended. When the API server has forgotten that point (410 Gone), everything is
 * listed again. Whether a listed object is a change is not decided here.
 */
final class KindWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(KindWatch.class);

    private static final int PAGE = 500;
    private static final int GONE = 410;

    private final ApiServer server;
    private final WatchScope scope;
    private final WatchSink sink;
    private final Pauses pauses;
    private final ReadGuard guard;

    /** Up to which everything was taken; empty: a list is needed. */
    private String version = "";

    /** Nobody knows when the connection broke: some time behind what came last. */
    private boolean cut;

    /** The server was away: who started it may have put back a backup, behind which it counts from older versions. */
    private boolean doubted;

    /** @param guard ends a read in which nothing comes any more */
    KindWatch(ApiServer server, WatchScope scope, WatchSink sink, Pauses pauses, ReadGuard guard) {
        this.server = server;
        this.scope = scope;
        this.sink = sink;
        this.pauses = pauses;
        this.guard = guard;
    }

    /** Until the thread is interrupted and the guard says that this is the end. */
    @Override
    public void run() {
        while (!guard.isStopping()) {
            try {
                follow();
            } catch (InterruptedException e) {
                guard.interrupted();
                cut = true;
            }
        }
    }

    private void follow() throws InterruptedException {
        try {
            if (doubted && !version.isEmpty() && Versions.isLess(current(), version)) {
                LOG.warn("Resource versions went back; everything is listed again; scope={}", scope);
                version = "";
            }
            if (version.isEmpty()) {
                sink.state(scope, new WatchState.Listing());
                version = list();
            } else if (cut) {
                sink.state(scope, new WatchState.Cut());
            }
            cut = false;
            doubted = false;
            watch();
        } catch (ApiException e) {
            refused(e);
        } catch (UnreadableException e) {
            // the watch cannot be taken up behind it; a list shows what it would have said
            version = "";
            failed(reason(e));
        } catch (IOException e) {
            doubted = true;
            failed(reason(e));
        }
    }

    /** The version of now. Asked for a newer one, some servers wait without a word until they have come so far. */
    private String current() throws IOException, InterruptedException {
        guard.reading();
        try (InputStream page = server.open(scope.path() + "?limit=1", accept("PartialObjectMetadataList"))) {
            return new ObjectReader(scope.kind(), page)
                    .list((object, bytes) -> {})
                    .path("resourceVersion")
                    .asText("");
        } finally {
            guard.idle();
        }
    }

    private void refused(ApiException e) throws InterruptedException {
        if (e.isGone()) {
            version = "";
            sink.state(scope, new WatchState.Listing());
            pauses.pause(guard);
        } else if (e.isLasting()) {
            version = "";
            sink.state(scope, new WatchState.Refused(reason(e)));
            if (e.isNotFound()) {
                guard.vanished();
            }
            pauses.pauseLong(guard);
        } else {
            failed(reason(e), e.retryAfter());
        }
    }

    private void failed(String reason) throws InterruptedException {
        failed(reason, Duration.ZERO);
    }

    private void failed(String reason, Duration atLeast) throws InterruptedException {
        if (!guard.isStopping()) {
            sink.state(scope, new WatchState.Failing(reason));
            pauses.pause(guard, atLeast);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null
                ? e.toString()
                : e.getMessage().lines().findFirst().orElse("");
    }

    /** The version of the list. A server that has forgotten the first pages before the last was read is asked for all at once. */
    private String list() throws IOException, InterruptedException {
        try {
            return list("?limit=" + PAGE);
        } catch (ApiException e) {
            if (!e.isGone()) {
                throw e;
            }
            return list("");
        }
    }

    /** Page by page. */
    private String list(String limit) throws IOException, InterruptedException {
        sink.listStarts(scope);
        String next = "";
        String listed;
        do {
            JsonNode metadata = page(scope.path() + limit + (next.isEmpty() ? "" : "&continue=" + encoded(next)));
            listed = metadata.path("resourceVersion").asText("");
            next = metadata.path("continue").asText("");
        } while (!next.isEmpty());
        sink.listEnds(scope);
        return listed;
    }

    private JsonNode page(String path) throws IOException, InterruptedException {
        guard.reading();
        try (InputStream page = server.open(path, accept("PartialObjectMetadataList"))) {
            return new ObjectReader(scope.kind(), page).list((object, bytes) -> {
                guard.idle();
                sink.listed(scope, object, bytes);
                guard.reading();
            });
        } finally {
            guard.idle();
        }
    }

    /** Follows the scope until the API server closes the watch. */
    private void watch() throws IOException, InterruptedException {
        String path = scope.path() + "?watch=1&allowWatchBookmarks=true&timeoutSeconds=" + pauses.watchSeconds()
                + "&resourceVersion=" + encoded(version);
        String from = version;
        guard.reading();
        try (InputStream news = server.open(path, accept("PartialObjectMetadata"))) {
            sink.state(scope, new WatchState.Watching());
            // waits for the first news
            var reader = new ObjectReader(scope.kind(), news);
            Optional<ObjectReader.Line> line = next(reader, from);
            while (line.isPresent()) {
                guard.idle();
                version = taken(line.get());
                pauses.succeeded();
                guard.reading();
                line = next(reader, from);
            }
        } finally {
            guard.idle();
        }
        if (!cut) {
            sink.state(scope, new WatchState.Closed());
        }
        if (version.equals(from)) {
            pauses.pauseShort(guard);
        }
    }

    /** None when the server has closed the watch, or the connection broke behind some news: that is taken up without a word. */
    private Optional<ObjectReader.Line> next(ObjectReader reader, String from) throws IOException {
        try {
            return reader.next();
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException e) {
            if (version.equals(from)) {
                throw e;
            }
            cut = true;
            return Optional.empty();
        }
    }

    /** The version to go on from. */
    private String taken(ObjectReader.Line line) throws IOException, InterruptedException {
        ObjectNode object = line.object();
        String next = object.path("metadata").path("resourceVersion").asText("");
        if (Versions.isLess(next, version)) {
            throw new ApiException(GONE, scope.path(), "its versions went back");
        }
        switch (line.type()) {
            case "ADDED" -> sink.news(scope, WatchType.ADDED, object, line.bytes());
            case "MODIFIED" -> sink.news(scope, WatchType.MODIFIED, object, line.bytes());
            case "DELETED" -> sink.news(scope, WatchType.DELETED, object, line.bytes());
            case "BOOKMARK" -> sink.current(scope);
            case "ERROR" ->
                throw new ApiException(
                        object.path("code").asInt(GONE),
                        scope.path(),
                        object.path("message").asText(""));
            default -> throw new UnreadableException("the API server sent a line of unknown type for " + scope);
        }
        return next;
    }

    private String accept(String form) {
        String json = "application/json";
        return scope.kind().isSecret() ? json + ";as=" + form + ";g=meta.k8s.io;v=v1," + json : json;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
