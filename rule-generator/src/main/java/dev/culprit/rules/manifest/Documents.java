package dev.culprit.rules.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Splits YAML or JSON into objects; a list of the API is its items. */
public final class Documents {
    /** Characters of one file. */
    public static final int LONGEST = 2_000_000;

    static final int MOST = 2_000;

    private static final int DEEPEST = 40;
    /** What only programmers can use of a message. */
    private static final Pattern FROM = Pattern.compile(", from `[^`]*`");

    private static final YAMLMapper YAML = new YAMLMapper(new KubectlYaml(YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST)
                    .build())
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)));

    static {
        YAML.configure(JsonParser.Feature.AUTO_CLOSE_SOURCE, true);
    }

    private Documents() {}

    /** What a file holds; what cannot be read is a problem, and what stands before it is lost too. */
    public static List<Document> of(String origin, String text, List<Problem> problems) {
        if (text.length() > LONGEST) {
            problems.add(unreadable(origin, "is longer than " + LONGEST + " characters: split it"));
            return List.of();
        }
        var documents = new ArrayList<Document>();
        try (MappingIterator<JsonNode> read = YAML.readerFor(JsonNode.class).readValues(text)) {
            while (read.hasNextValue()) {
                add(documents, origin, read.nextValue());
            }
        } catch (StreamConstraintsException e) {
            String limit = FROM.matcher(e.getOriginalMessage()).replaceAll("");
            problems.add(unreadable(origin, "cannot be read: " + Shown.line(limit) + line(e)));
            return List.of();
        } catch (JsonProcessingException e) {
            problems.add(unreadable(origin, "is neither YAML nor JSON: " + where(e)));
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
        if (documents.size() > MOST) {
            problems.add(unreadable(origin, "holds " + documents.size() + " objects, " + MOST + " at most: split it"));
            return List.of();
        }
        return documents;
    }

    private static String where(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
            // its message begins with what was being read, not with what is wrong
            return Shown.line(yaml.getProblem()) + ", in line "
                    + (yaml.getProblemMark().getLine() + 1);
        }
        String message = e.getOriginalMessage().lines().findFirst().orElse("");
        return Shown.line(message) + line(e);
    }

    private static String line(JsonProcessingException e) {
        return e.getLocation() == null ? "" : ", in line " + e.getLocation().getLineNr();
    }

    private static Problem unreadable(String origin, String what) {
        return new Problem(origin, "", "", what, true);
    }

    private static void add(List<Document> documents, String origin, JsonNode content) {
        if (content.path("kind").asText("").endsWith("List")
                && content.path("items").isArray()) {
            content.path("items").forEach(item -> documents.add(new Document(origin, item)));
        } else if (!isEmpty(content)) {
            documents.add(new Document(origin, content));
        }
    }

    /** Between two separators there may be nothing, or comments alone. */
    private static boolean isEmpty(JsonNode content) {
        return content.isNull()
                || content.isMissingNode()
                || (content.isTextual() && content.textValue().isEmpty());
    }
}
