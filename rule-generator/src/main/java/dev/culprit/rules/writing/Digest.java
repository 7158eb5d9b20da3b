package dev.culprit.rules.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.culprit.api.record.Json;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stands for the content of an object that holds rules: those of thousands of SLOs, each with a hundred rules, are too much
 * to keep, and all that is asked of them is whether they are what they should be.
 */
public final class Digest {
    private static final String FIELD = "digest";
    private static final JsonMapper SORTED = Json.mapper()
            .rebuild()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Digest() {}

    /** What of it is compared: names, labels and owners as they are, and the digest of the rest. */
    public static GenericKubernetesResource digested(GenericKubernetesResource object) {
        ObjectMeta metadata = object.getMetadata();
        var small = new GenericKubernetesResource();
        small.setApiVersion(object.getApiVersion());
        small.setKind(object.getKind());
        small.setMetadata(new ObjectMetaBuilder()
                .withName(metadata.getName())
                .withNamespace(metadata.getNamespace())
                .withUid(metadata.getUid())
                .withResourceVersion(metadata.getResourceVersion())
                .withLabels(metadata.getLabels())
                .withOwnerReferences(metadata.getOwnerReferences())
                .build());
        small.setAdditionalProperty(FIELD, of(object));
        return small;
    }

    /** The same for the same content, whatever the order of its fields; that of a digested object is known. */
    static String of(GenericKubernetesResource object) {
        Map<String, Object> content = new TreeMap<>(object.getAdditionalProperties());
        if (content.get(FIELD) instanceof String known && content.size() == 1) {
            return known;
        }
        content.remove("status");
        try {
            byte[] bytes = SORTED.writeValueAsBytes(SORTED.convertValue(content, TreeMap.class));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree in memory can be written", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
