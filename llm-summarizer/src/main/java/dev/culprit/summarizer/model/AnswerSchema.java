package dev.culprit.summarizer.model;

import dev.culprit.summarizer.prompt.NextStep;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.Arrays;

/** The shape of an answer, for endpoints that hold a model to it. */
final class AnswerSchema {
    private AnswerSchema() {}

    static JsonSchema of() {
        JsonObjectSchema sentence = pair("text", new JsonStringSchema());
        JsonObjectSchema step = pair(
                "action",
                JsonEnumSchema.builder()
                        .enumValues(Arrays.stream(NextStep.values())
                                .map(NextStep::word)
                                .toList())
                        .build());
        return JsonSchema.builder()
                .name("summary")
                .rootElement(JsonObjectSchema.builder()
                        .addProperty("headline", sentence)
                        .addProperty("explanation", listOf(sentence))
                        .addProperty("next_steps", listOf(step))
                        .required("headline", "explanation", "next_steps")
                        .additionalProperties(false)
                        .build())
                .build();
    }

    private static JsonObjectSchema pair(String name, JsonSchemaElement element) {
        return JsonObjectSchema.builder()
                .addProperty(name, element)
                .addProperty("evidence", listOf(new JsonStringSchema()))
                .required(name, "evidence")
                .additionalProperties(false)
                .build();
    }

    private static JsonArraySchema listOf(JsonSchemaElement items) {
        return JsonArraySchema.builder().items(items).build();
    }
}
