package dev.culprit.deployables.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The chart as Helm renders it for some values. */
public final class Chart {
    /** Where it lies. */
    public static final Path FOLDER = Path.of("../helm/culprit");

    /** What the processes are called. */
    public static final String RELEASE = "culprit";

    /** Where it is rendered for. */
    public static final String NAMESPACE = "slo";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Chart() {}

    /** The values that golden files, tests and installations are made for. */
    public static List<String> cases() {
        return List.of("default", "standalone", "strimzi", "locked-down");
    }

    /** Its file of values. */
    public static Path values(String name) {
        return Path.of("src/test/resources/values/" + name + ".yaml");
    }

    /** As text, on a server of the given version. */
    public static String text(String name, String version) {
        return template(values(name), Map.of()).withKubeVersion(version).call();
    }

    /** What is made of one of the cases. */
    public static Manifests of(String name) {
        return of(name, Map.of());
    }

    /** The same with some values besides. */
    public static Manifests of(String name, Map<String, ?> more) {
        return Manifests.parse(template(values(name), more).call());
    }

    /** As {@link #install} makes them in a namespace. */
    public static Manifests in(String namespace, Path values, Map<String, ?> more) {
        return Manifests.parse(template(values, more).withNamespace(namespace).call());
    }

    /** To be called, or refused. */
    static TemplateCommand template(Path values, Map<String, ?> more) {
        TemplateCommand command = new Helm(FOLDER)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion("1.31.0")
                .withValuesFile(values);
        more.forEach(command::set);
        return command;
    }

    /** On a server, into a namespace that is there. */
    public static InstallCommand install(Path values, Path kubeconfig, String namespace) {
        return new Helm(FOLDER)
                .install()
                .withName(RELEASE)
                .withNamespace(namespace)
                .withKubeConfig(kubeconfig)
                .withValuesFile(values);
    }

    /** A YAML or JSON file of the chart. */
    static JsonNode file(String name) {
        try {
            return YAML.readTree(Files.readString(FOLDER.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
