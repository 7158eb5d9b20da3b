package dev.culprit.api.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why bytes are no record, in words of our own: Jackson's messages quote what they choke on, and a reason goes into logs
 * and headers.
 */
final class UnreadableReason {
    private static final String MISSING = "a field is missing";

    private UnreadableReason() {}

    static String of(IOException e) {
        return e instanceof JsonProcessingException json ? what(json) + where(json) : "the bytes end too early";
    }

    private static String what(JsonProcessingException e) {
        return switch (e) {
            case StreamConstraintsException tooBig -> "beyond the limits of depth or length";
            case StreamReadException broken -> "broken JSON";
            case ValueInstantiationException refused -> refusal(refused);
            case InvalidNullException absent -> MISSING + field(absent);
            case MismatchedInputException other
            when other.getOriginalMessage().startsWith("Missing required") -> MISSING + field(other);
            case MismatchedInputException other -> "another type than " + target(other) + field(other);
            case JsonMappingException other -> "a value that does not fit" + field(other);
            default -> "unreadable JSON";
        };
    }

    /** What a record's own checks say, which name the field and quote no text. */
    private static String refusal(ValueInstantiationException e) {
        return e.getCause() instanceof IllegalArgumentException check && check.getMessage() != null
                ? check.getMessage()
                : MISSING + field(e);
    }

    private static String target(MismatchedInputException e) {
        return e.getTargetType() == null ? "asked for" : e.getTargetType().getSimpleName();
    }

    /** The fields that lead to the place; keys of a map are data, not fields. */
    private static String field(JsonMappingException e) {
        String path = e.getPath().stream()
                .filter(step -> !(step.getFrom() instanceof Map))
                .flatMap(step -> Stream.ofNullable(step.getFieldName()))
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : " in " + path;
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null || e.getLocation().getByteOffset() < 0
                ? ""
                : " at byte " + e.getLocation().getByteOffset();
    }
}
