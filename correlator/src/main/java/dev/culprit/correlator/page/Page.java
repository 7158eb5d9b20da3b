package dev.culprit.correlator.page;

import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.http.Call;
import dev.culprit.runtime.http.Reply;
import dev.culprit.runtime.http.Route;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.kafka.TopicReader;
import dev.culprit.runtime.process.Parts;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The page as a part of a process. It is never waited for: readiness does not depend on it, and until it has read the
 * topics to their ends it says that it loads.
 *
 * <p>The shell is public and carries nothing; what it shows comes from the API, which asks for a token where one is set: a
 * browser cannot send one when it opens a page. The script asks again every few seconds rather than to hold a connection
 * open, because the server answers a bounded number of requests at once, and readers must not take them from Alertmanager.
 */
public final class Page {
    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final int FOUND = 200;
    private static final int NOT_MODIFIED = 304;

    private Page() {}

    /**
     * Starts to read what is to be shown.
     *
     * @param ofServer who may read it where the page has no tokens of its own
     * @return what answers; nothing where the page is switched off
     */
    public static List<Route> start(
            PageSettings settings, Access ofServer, KafkaSettings kafka, MeterRegistry registry, Parts parts) {
        if (!settings.isOn()) {
            return List.of();
        }
        var meters = new PageMeters(registry);
        var shelf = new Shelf(settings, meters);
        meters.watch(shelf);
        parts.add(
                "page",
                TopicReader.startAlone(kafka.consumer(), Reader.NAME, new Reader(shelf, meters, settings.cluster())));
        return routes(shelf, settings.access(ofServer));
    }

    static List<Route> routes(Shelf shelf, Access access) {
        var answers = new Answers(shelf);
        var routes = new ArrayList<Route>();
        Route.Handler shell = file(HTML, Assets.text(Assets.SHELL));
        routes.add(Route.get("/", shell));
        routes.add(Route.get("/correlations/*", shell));
        routes.add(Route.get("/api/v1/correlations", access, answers::list));
        routes.add(Route.get("/api/v1/correlations/*", access, answers::one));
        routes.add(Route.get("/assets/" + Assets.STYLE, file(CSS, Assets.text(Assets.STYLE))));
        Stream.concat(Stream.of(Assets.CHART), Assets.SCRIPTS.stream())
                .forEach(name -> routes.add(Route.get("/assets/" + name, file(JAVASCRIPT, Assets.text(name)))));
        return routes;
    }

    /** The browser keeps it, and asks each time whether it is still the same. */
    private static Route.Handler file(String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String tag = "\"" + Digest.of(text) + "\"";
        return (Call call) -> {
            boolean isKnown = call.header("If-None-Match").filter(tag::equals).isPresent();
            return Headers.on(isKnown ? Reply.empty(NOT_MODIFIED) : Reply.of(FOUND, type, bytes))
                    .withHeader("Cache-Control", "no-cache")
                    .withHeader("ETag", tag);
        };
    }
}
