package dev.culprit.correlator.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page's own files, as they stand in the jar. */
final class Assets {
    /** In the order in which each needs those before it. */
    static final List<String> SCRIPTS = List.of(
            "dom.js",
            "words.js",
            "marks.js",
            "burn.js",
            "timeline.js",
            "commands.js",
            "detail.js",
            "list.js",
            "app.js");

    static final String STYLE = "page.css";
    static final String SHELL = "page.html";
    static final String CHART = "d3.js";

    private static final String WEBJAR = "/META-INF/resources/webjars/d3/";

    private Assets() {}

    static String text(String name) {
        return name.equals(CHART) ? chart() : read(Assets.class.getResourceAsStream(name), name);
    }

    /** All scripts as one, for a file that cannot load others. */
    static String script() {
        return SCRIPTS.stream()
                .flatMap(name -> text(name).lines())
                .filter(line -> !line.startsWith("import "))
                .map(line -> line.startsWith("export ") ? line.substring("export ".length()) : line)
                .collect(Collectors.joining("\n"));
    }

    /** With the licence that whoever passes it on has to pass on too. */
    private static String chart() {
        String folder = WEBJAR + chartVersion();
        return "/*\n" + read(Assets.class.getResourceAsStream(folder + "/LICENSE"), "d3's licence") + "*/\n"
                + read(Assets.class.getResourceAsStream(folder + "/dist/d3.min.js"), CHART);
    }

    /** The jar says itself which version it is: the build alone names it. */
    private static String chartVersion() {
        var properties = new Properties();
        try (InputStream in = Assets.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/d3/pom.properties")) {
            properties.load(require(in, "d3's version"));
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(@Nullable InputStream stream, String name) {
        try (InputStream in = require(stream, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream require(@Nullable InputStream in, String name) {
        if (in == null) {
            throw new IllegalStateException("not in the jar: " + name);
        }
        return in;
    }
}
