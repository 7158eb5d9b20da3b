package dev.culprit.collector.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.WatchType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lists a scope and then follows it, for ever: the flow of an informer, without a copy of the objects.
 *
 * <p>A watch that ends is taken up where it ended. When the API server has forgotten that point (410 Gone), everything is
 * listed again. Whether a listed object is a change is not decided here.
 */
final class KindWatch implements Runnable {
    private static final int PAGE = 500;
    private static final int GONE = 410;

    private final ApiServer server;
    private final WatchScope scope;
    private final WatchSink sink;
    private final Pauses pauses;
    private final ReadGuard guard;

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
        String version = "";
        while (!guard.isStopping()) {
            try {
                if (version.isEmpty()) {
                    sink.state(scope, new WatchState.Listing());
                    version = list();
                }
                version = watch(version);
            } catch (ApiException e) {
                version = refused(e, version);
            } catch (IOException e) {
                failed(e.getMessage() == null ? e.toString() : e.getMessage());
            } catch (InterruptedException e) {
                guard.interrupted();
            }
        }
    }

    private String refused(ApiException e, String version) {
        String reason = String.valueOf(e.getMessage());
        if (e.isGone()) {
            pauses.pause(guard);
            return "";
        }
        if (e.isLasting()) {
            sink.state(scope, new WatchState.Refused(reason));
            pauses.pauseLong(guard);
            return "";
        }
        failed(reason);
        return version;
    }

    private void failed(String reason) {
        if (!guard.isStopping()) {
            sink.state(scope, new WatchState.Failing(reason));
            pauses.pause(guard);
        }
    }

    /** Page by page; the version of the list. */
    private String list() throws IOException, InterruptedException {
        sink.listStarts(scope);
        String next = "";
        String version;
        do {
            String page = scope.path() + "?limit=" + PAGE + (next.isEmpty() ? "" : "&continue=" + encoded(next));
            JsonNode metadata = page(page);
            version = metadata.path("resourceVersion").asText("");
            next = metadata.path("continue").asText("");
        } while (!next.isEmpty());
        sink.listEnds(scope);
        return version;
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

    /** Follows the scope until the API server closes the watch; the version to go on from. */
    private String watch(String from) throws IOException, InterruptedException {
        String version = from;
        String path = scope.path() + "?watch=1&allowWatchBookmarks=true&timeoutSeconds=" + pauses.watchSeconds()
                + "&resourceVersion=" + encoded(from);
        guard.reading();
        try (InputStream news = server.open(path, accept("PartialObjectMetadata"))) {
            sink.state(scope, new WatchState.Watching());
            pauses.succeeded();
            // waits for the first news
            var reader = new ObjectReader(scope.kind(), news);
            Optional<ObjectReader.Line> line = reader.next();
            while (line.isPresent()) {
                guard.idle();
                version = taken(line.get());
                guard.reading();
                line = reader.next();
            }
        } catch (ApiException e) {
            throw e;
        } catch (IOException e) {
            return resumed(version, from, e);
        } finally {
            guard.idle();
        }
        return version;
    }

    /** A connection that broke after some news is taken up behind them, without a word. */
    private static String resumed(String version, String from, IOException broken) throws IOException {
        if (version.equals(from)) {
            throw broken;
        }
        return version;
    }

    private String taken(ObjectReader.Line line) throws IOException, InterruptedException {
        ObjectNode object = line.object();
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
            default -> throw new IOException("the API server sent a line of unknown type for " + scope);
        }
        return object.path("metadata").path("resourceVersion").asText("");
    }

    private String accept(String form) {
        String json = "application/json";
        return scope.kind().isSecret() ? json + ";as=" + form + ";g=meta.k8s.io;v=v1," + json : json;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
