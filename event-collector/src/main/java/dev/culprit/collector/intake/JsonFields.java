package dev.culprit.collector.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.runtime.http.UnreadableBodyException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object of a caller. A mistake is one line that names the field and says what to do; it never
 * quotes what was sent. A field that is null is a field that is not there.
 *
 * @param path where the object stands in the body: empty, or like {@code [2].affects[0]}
 */
record JsonFields(String path, JsonNode object) {
    /**
     * An item of an array.
     *
     * @param path that of the array
     */
    static JsonFields item(String path, int index, JsonNode item) throws UnreadableBodyException {
        String place = path + "[" + index + "]";
        if (!item.isObject()) {
            throw new UnreadableBodyException(place + " must be a JSON object");
        }
        return new JsonFields(place, item);
    }

    boolean has(String field) {
        return object.hasNonNull(field);
    }

    JsonNode node(String field) {
        return object.path(field);
    }

    UnreadableBodyException mistake(String field, String mistake) {
        return new UnreadableBodyException(place(field) + " " + mistake);
    }

    /** A text that may be missing, or be blank, which is the same. */
    @Nullable
    String text(String field, int longest) throws UnreadableBodyException {
        if (!has(field)) {
            return null;
        }
        if (!node(field).isTextual()) {
            throw mistake(field, "must be a text");
        }
        String text = node(field).textValue().strip();
        if (text.length() > longest) {
            throw mistake(field, "is too long: at most " + longest + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    String required(String field, int longest) throws UnreadableBodyException {
        String text = text(field, longest);
        if (text == null) {
            throw mistake(field, "is missing");
        }
        return text;
    }

    String required(String field, Pattern shape, String meaning) throws UnreadableBodyException {
        required(field, Integer.MAX_VALUE);
        return matching(field, shape, meaning, "");
    }

    /** A text of one shape, or {@code otherwise} where it is missing. */
    String matching(String field, Pattern shape, String meaning, String otherwise) throws UnreadableBodyException {
        String text = text(field, Integer.MAX_VALUE);
        if (text == null) {
            return otherwise;
        }
        if (!shape.matcher(text).matches()) {
            throw mistake(field, "must be " + meaning);
        }
        return text;
    }

    /** Any JSON as text. */
    @Nullable
    String value(String field, int longest) throws UnreadableBodyException {
        if (!has(field)) {
            return null;
        }
        String text =
                node(field).isTextual() ? node(field).textValue() : node(field).toString();
        if (text.length() > longest) {
            throw mistake(field, "is too long: at most " + longest + " characters");
        }
        return text;
    }

    List<JsonFields> items(String field, int most) throws UnreadableBodyException {
        JsonNode items = node(field);
        if (!has(field)) {
            return List.of();
        }
        if (!items.isArray() || items.size() > most) {
            throw mistake(field, "must be an array of at most " + most);
        }
        var read = new ArrayList<JsonFields>();
        for (int i = 0; i < items.size(); i++) {
            read.add(item(place(field), i, items.get(i)));
        }
        return read;
    }

    private String place(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
