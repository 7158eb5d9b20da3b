package dev.culprit.collector.kube;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an API server was asked.
 *
 * @param accept the header of that name
 */
record FakeRequest(String path, Map<String, String> query, String accept) {
    static FakeRequest read(BufferedReader in) throws IOException {
        String first = in.readLine();
        if (first == null) {
            throw new EOFException();
        }
        String[] target = first.split(" ", -1)[1].split("\\?", 2);
        String accept = "";
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("accept:")) {
                accept = line.substring("accept:".length()).strip();
            }
        }
        return new FakeRequest(target[0], query(target.length > 1 ? target[1] : ""), accept);
    }

    private static Map<String, String> query(String text) {
        var query = new TreeMap<String, String>();
        for (String parameter : text.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            if (parts.length == 2) {
                query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    boolean isWatch() {
        return query.containsKey("watch");
    }

    /** {@code watch from 100}, {@code list}, {@code list of 500 from abc}. */
    @Override
    public String toString() {
        if (isWatch()) {
            return "watch from " + query.get("resourceVersion");
        }
        return "list"
                + (query.containsKey("limit") ? " of " + query.get("limit") : "")
                + (query.containsKey("continue") ? " from " + query.get("continue") : "");
    }
}
