package dev.culprit.deployables.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file as Compose reads it where no variable is set: anchors and merges resolved. */
record ComposeFile(JsonNode whole) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");

    static ComposeFile read() {
        try {
            String text = VARIABLE.matcher(Files.readString(Path.of("../docker-compose.yml")))
                    .replaceAll(variable -> Matcher.quoteReplacement(variable.group(1)));
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return new ComposeFile(new ObjectMapper().valueToTree(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode service(String name) {
        JsonNode service = services().get(name);
        if (service == null) {
            throw new AssertionError("there is no service " + name);
        }
        return service;
    }

    Map<String, JsonNode> services() {
        var services = new TreeMap<String, JsonNode>();
        whole.path("services").properties().forEach(entry -> services.put(entry.getKey(), entry.getValue()));
        return services;
    }
}
