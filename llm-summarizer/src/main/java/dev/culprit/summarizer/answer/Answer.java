package dev.culprit.summarizer.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.culprit.api.record.Json;
import dev.culprit.summarizer.prompt.AnswerLimits;
import dev.culprit.summarizer.prompt.NextStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An answer that has the shape that was asked for, and is as short.
 *
 * @param steps in the order in which they were proposed
 */
record Answer(Claim headline, List<Claim> explanation, List<Step> steps) {
    private static final ObjectReader STRICT = Json.mapper()
            .reader()
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    Answer {
        explanation = List.copyOf(explanation);
        steps = List.copyOf(steps);
    }

    /** A proposal. */
    record Step(NextStep action, List<String> cited) {
        Step {
            cited = List.copyOf(cited);
        }
    }

    /** Not the shape that was asked for. */
    static final class ShapeException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Examined.Unsound unsound;

        ShapeException(Examined.Fault fault, String where) {
            super(where);
            this.unsound = new Examined.Unsound(fault, where);
        }

        Examined.Unsound unsound() {
            return unsound;
        }
    }

    static Answer read(String text) throws ShapeException {
        if (text.length() > AnswerLimits.ANSWER) {
            throw new ShapeException(Examined.Fault.TOO_LONG, "the answer");
        }
        JsonNode root = tree(text);
        fields(root, Set.of("headline", "explanation", "next_steps"), "the answer");
        Claim headline = claim(root.path("headline"), "the headline", AnswerLimits.HEADLINE);
        var explanation = new ArrayList<Claim>();
        for (JsonNode sentence : list(root.path("explanation"), AnswerLimits.SENTENCES, "the explanation")) {
            explanation.add(claim(
                    sentence, "sentence " + (explanation.size() + 1) + " of the explanation", AnswerLimits.SENTENCE));
        }
        if (explanation.isEmpty()) {
            throw new ShapeException(Examined.Fault.NO_ANSWER, "the explanation");
        }
        var steps = new ArrayList<Step>();
        for (JsonNode step : list(root.path("next_steps"), AnswerLimits.STEPS, "the next steps")) {
            steps.add(step(step));
        }
        return new Answer(headline, explanation, steps);
    }

    private static JsonNode tree(String text) throws ShapeException {
        try {
            return STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ShapeException(Examined.Fault.NO_ANSWER, "the answer, which is no JSON");
        }
    }

    private static Claim claim(JsonNode node, String where, int length) throws ShapeException {
        fields(node, Set.of("text", "evidence"), where);
        String text = text(node.path("text"), where);
        if (text.length() > length) {
            throw new ShapeException(Examined.Fault.TOO_LONG, where);
        }
        return new Claim(where, text, ids(node.path("evidence"), where));
    }

    private static Step step(JsonNode node) throws ShapeException {
        String where = "the next steps";
        fields(node, Set.of("action", "evidence"), where);
        Optional<NextStep> action = NextStep.of(text(node.path("action"), where));
        if (action.isEmpty()) {
            throw new ShapeException(Examined.Fault.UNSAFE, where);
        }
        return new Step(action.get(), ids(node.path("evidence"), where));
    }

    private static List<String> ids(JsonNode node, String where) throws ShapeException {
        var ids = new ArrayList<String>();
        for (JsonNode id : list(node, AnswerLimits.CITED, where)) {
            ids.add(text(id, where));
        }
        return ids;
    }

    private static List<JsonNode> list(JsonNode node, int most, String where) throws ShapeException {
        if (!node.isArray()) {
            throw new ShapeException(Examined.Fault.NO_ANSWER, where);
        }
        if (node.size() > most) {
            throw new ShapeException(Examined.Fault.TOO_LONG, where);
        }
        var items = new ArrayList<JsonNode>();
        node.forEach(items::add);
        return items;
    }

    private static String text(JsonNode node, String where) throws ShapeException {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw new ShapeException(Examined.Fault.NO_ANSWER, where);
        }
        return node.textValue().strip();
    }

    /** Exactly these: what else a model says is not looked at, and so not taken. */
    private static void fields(JsonNode node, Set<String> expected, String where) throws ShapeException {
        var names = new HashSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        if (!node.isObject() || !names.equals(expected)) {
            throw new ShapeException(Examined.Fault.NO_ANSWER, where);
        }
    }
}
