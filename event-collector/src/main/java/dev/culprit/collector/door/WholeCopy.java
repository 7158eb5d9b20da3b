package dev.culprit.collector.door;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Annotations in which tools keep the whole object as it was applied or converted, a Secret's values too. */
final class WholeCopy {
    /** What kubectl, Banzai's and Rancher's libraries, kopf, Config Sync, Cluster API and OpenShift call theirs. */
    private static final List<String> NAMES = List.of(
            "lastapplied",
            "lasthandledconfiguration",
            "declaredconfig",
            "conversiondata",
            "encodeddeploymentconfig",
            "clusterconfiguration",
            "almexamples");

    private static final List<String> WHOLE_NAMES =
            List.of("objectset.rio.cattle.io/applied", "field.cattle.io/applied");

    private static final List<String> PREFIXES = List.of("kapp.k14s.io/original", "kapp.k14s.io/last-renewed");

    /** An object of Kubernetes as JSON or YAML, whatever the annotation is called. */
    private static final Pattern OBJECT = Pattern.compile("\\s*+(?:\\{|---|apiVersion:|kind:|metadata:)");

    private static final Pattern KIND = Pattern.compile("(?m)(?:\"kind\"\\s*+:\\s*+\"|^[ \\t]*+kind:[ \\t]*+[A-Z\"'])");

    private static final Pattern BODY = Pattern.compile("(?m)(?:\"(?:apiVersion|metadata|spec|data|stringData)\"\\s*+:"
            + "|^[ \\t]*+(?:apiVersion|metadata|spec|data|stringData):)");

    private WholeCopy() {}

    static boolean is(String annotation, JsonNode value) {
        String last = annotation
                .substring(annotation.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "");
        return NAMES.stream().anyMatch(last::contains)
                || WHOLE_NAMES.contains(annotation)
                || PREFIXES.stream().anyMatch(annotation::startsWith)
                || isObject(value.asText(""));
    }

    private static boolean isObject(String text) {
        return OBJECT.matcher(text).lookingAt()
                && KIND.matcher(text).find()
                && BODY.matcher(text).find();
    }
}
