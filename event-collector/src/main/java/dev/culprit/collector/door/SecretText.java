package dev.culprit.collector.door;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** Takes secrets out of text: whole where its name says so, else only the parts that look like one. */
final class SecretText {
    /** A text shorter than this has no room for a name and a secret. */
    private static final int SHORTEST = 4;

    /** No object that the API server takes holds a longer one. */
    static final int LONGEST = 1 << 21;

    /** Strict, because of a key that is there twice only one would be looked at. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(SecretTree.DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Fingerprint fingerprint;
    private final SecretName names;
    private final SecretShape shape;
    private final SecretAddress address;
    private final SecretCommand command;
    private final SecretAssignment assignment;
    private final SecretSentence sentence;
    private final EncodedText encoded;
    private final SecretTree tree;

    SecretText(Fingerprint fingerprint) {
        this(fingerprint, RedactionRules.defaults());
    }

    SecretText(Fingerprint fingerprint, RedactionRules rules) {
        this.fingerprint = fingerprint;
        names = new SecretName(rules);
        shape = new SecretShape(rules, this::whole);
        address = new SecretAddress(this::whole);
        command = new SecretCommand(names, this::whole);
        assignment = new SecretAssignment(names, this::whole);
        sentence = new SecretSentence(assignment, this::whole);
        encoded = new EncodedText(text -> !within(text).equals(text), this::whole);
        tree = SecretTree.ofText(names, command, this);
    }

    /** For trees in which any name may be a secret's. */
    SecretTree tree() {
        return tree;
    }

    /** For the fields of objects: their texts are taken for what they are here, their names for less. */
    SecretTree fields() {
        return SecretTree.ofFields(names, command, this);
    }

    String whole(String value) {
        return Harmless.is(value) ? value : Redacted.mark(fingerprint, value);
    }

    /** The value of an environment variable, a key or an annotation. */
    String named(String name, String value) {
        return names.matches(name) && !Harmless.is(name, value) ? whole(value) : within(value);
    }

    /** Any other text: an argument, a message, a file in a ConfigMap. */
    String within(String text) {
        if (text.length() < SHORTEST) {
            return text;
        }
        if (text.length() > LONGEST) {
            return whole(text);
        }
        if (isWord(text)) {
            return encoded.without(shape.without(text));
        }
        String clean = json(text).map(JsonNode::toString).orElse(text);
        clean = shape.without(clean);
        clean = encoded.without(clean);
        clean = address.without(clean);
        clean = command.without(clean);
        return names.hinted(clean) ? withoutNamed(clean) : clean;
    }

    /** One word or path, in which nothing can lead to a secret: most values are. */
    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '-' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private String withoutNamed(String text) {
        String clean = new SecretLines(names, assignment, this::whole, text).without();
        return sentence.without(command.withoutFlags(assignment.without(clean)));
    }

    /** The tree that a text stands for, without its secrets; empty where it is none or holds none. */
    private Optional<JsonNode> json(String text) {
        String start = text.substring(0, Math.min(text.length(), 64)).stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Optional.empty();
        }
        try {
            JsonNode read = JSON.readTree(text);
            JsonNode clean = tree.without(read);
            return clean.equals(read) ? Optional.empty() : Optional.of(clean);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
