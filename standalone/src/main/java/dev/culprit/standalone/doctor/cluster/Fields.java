package dev.culprit.standalone.doctor.cluster;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The fields of a kind, by path, each with its type. What else a schema says differs between API servers, which leave out
 * what they do not understand.
 */
record Fields(SortedMap<String, String> types) {
    private static final int SHOWN = 3;

    Fields {
        types = new TreeMap<>(types);
    }

    static Fields of(CustomResourceDefinition definition, String version) {
        var types = new TreeMap<String, String>();
        definition.getSpec().getVersions().stream()
                .filter(one -> one.getName().equals(version))
                .flatMap(one -> Optional.ofNullable(one.getSchema()).stream())
                .flatMap(schema -> Optional.ofNullable(schema.getOpenAPIV3Schema()).stream())
                .forEach(root -> collect("", root, types));
        return new Fields(types);
    }

    private static void collect(String path, JSONSchemaProps schema, Map<String, String> types) {
        if (!path.isEmpty()) {
            types.put(path, String.valueOf(schema.getType()));
        }
        Optional.ofNullable(schema.getProperties())
                .ifPresent(fields -> fields.forEach(
                        (name, field) -> collect(path.isEmpty() ? name : path + "." + name, field, types)));
        Optional.ofNullable(schema.getItems())
                .flatMap(items -> Optional.ofNullable(items.getSchema()))
                .ifPresent(item -> collect(path + "[]", item, types));
        Optional.ofNullable(schema.getAdditionalProperties())
                .flatMap(more -> Optional.ofNullable(more.getSchema()))
                .ifPresent(value -> collect(path + ".*", value, types));
    }

    /** Those that the other one has not, or of another type. */
    List<String> without(Fields other) {
        return types.entrySet().stream()
                .filter(field -> !field.getValue().equals(other.types.get(field.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The first few, and how many there are. */
    static String words(List<String> paths) {
        return paths.size()
                + (paths.size() == 1 ? " field: " : " fields: ")
                + paths.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (paths.size() > SHOWN ? ", ..." : "");
    }
}
