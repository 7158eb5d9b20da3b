package dev.culprit.collector.kube;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an API server does with one request. */
interface FakeAnswer {
    void give(FakeConnection connection) throws IOException;

    /** An object as these tests need it; single quotes are for reading only. */
    static String object(String name, int version) {
        return object(name, version, "{}");
    }

    static String object(String name, int version, String data) {
        return "{'metadata':{'name':'%s','namespace':'farm','uid':'%s','resourceVersion':'%d'},'data':%s}"
                .formatted(name, name, version, data)
                .replace('\'', '"');
    }

    static String line(String type, String object) {
        return "{\"type\":\"" + type + "\",\"object\":" + object + "}\n";
    }

    static String added(String name, int version) {
        return line("ADDED", object(name, version));
    }

    static String bookmark(int version) {
        return line("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"" + version + "\"}}");
    }

    static String error(int code) {
        return line("ERROR", "{\"kind\":\"Status\",\"code\":" + code + ",\"message\":\"too old resource version\"}");
    }

    /** Lines of a watch, which the server then closes. */
    static Lines lines(String... lines) {
        return new Lines(List.of(lines));
    }

    /** A whole list. */
    static FakeAnswer list(String version, String... objects) {
        return page(version, "", objects);
    }

    static FakeAnswer page(String version, String next, String... objects) {
        return text(
                200,
                "{\"kind\":\"List\",\"metadata\":{\"resourceVersion\":\"" + version + "\",\"continue\":\"" + next
                        + "\"},\"items\":[" + String.join(",", objects) + "]}");
    }

    static FakeAnswer text(int code, String body, String... headers) {
        return connection -> {
            connection.begin(code, headers);
            connection.say(body);
        };
    }

    static FakeAnswer refused(int code, String... headers) {
        return text(code, "{\"kind\":\"Status\",\"message\":\"no\"}", headers);
    }

    /** Never anything. */
    static FakeAnswer nothing() {
        return FakeConnection::awaitHangUp;
    }

    /** What an API server says to be asked about, for discovery. */
    static FakeAnswer resources(WatchScope... scopes) {
        return text(
                200,
                IntStream.range(0, scopes.length)
                        .mapToObj(i -> scopes[i].kind())
                        .map(kind ->
                                "{\"name\":\"%s\",\"kind\":\"%s\",\"namespaced\":true,\"verbs\":[\"list\",\"watch\"]}"
                                        .formatted(kind.plural(), kind.kind()))
                        .collect(Collectors.joining(",", "{\"resources\":[", "]}")));
    }

    /** Lines of a watch, and how they end. */
    record Lines(List<String> lines) implements FakeAnswer {
        @Override
        public void give(FakeConnection connection) throws IOException {
            connection.begin(200);
            for (String line : lines) {
                connection.say(line);
            }
        }

        FakeAnswer andSilence() {
            return connection -> {
                give(connection);
                connection.awaitHangUp();
            };
        }

        FakeAnswer andReset() {
            return connection -> {
                give(connection);
                connection.reset();
            };
        }
    }
}
