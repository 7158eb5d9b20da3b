package dev.culprit.correlator.page;

import dev.culprit.api.record.Correlation;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.http.HttpDefinition;
import dev.culprit.runtime.http.HttpServer;
import dev.culprit.runtime.http.HttpStartException;
import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page on a server of its own, without Kafka. */
final class Site implements AutoCloseable {
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Shelf shelf;
    private final HttpServer server;

    private Site(PageSettings settings, Access access) throws SettingsException, HttpStartException {
        shelf = new Shelf(settings, new PageMeters(registry));
        HttpDefinition http = HttpDefinition.under("http", 0);
        var given = Sources.of(Map.of("CULPRIT_HTTP_HOST", "127.0.0.1"), Optional.empty());
        server = HttpServer.start(
                http.from(Settings.read(http.definition(), given)), Page.routes(shelf, access), registry);
    }

    static Site open() throws SettingsException, HttpStartException {
        return holding(100, 10_000_000);
    }

    static Site holding(int most, int bytes) throws SettingsException, HttpStartException {
        return new Site(
                new PageSettings(new ClusterName("c"), true, List.of(), Optional.empty(), most, bytes), Access.open());
    }

    static Site behind(String token) throws SettingsException, HttpStartException {
        var settings = new PageSettings(
                new ClusterName("c"), true, List.of(new Secret(token)), Optional.empty(), 100, 10_000_000);
        return new Site(settings, settings.access(Access.open()));
    }

    void put(Correlation... correlations) {
        for (Correlation correlation : correlations) {
            shelf.put(correlation, 1_000);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    @Override
    public void close() {
        server.close();
    }
}
