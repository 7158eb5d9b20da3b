package dev.culprit.correlator.notify.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Blocks of a message, in Slack's JSON. What they are given is escaped and short enough already. */
final class Blocks {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ArrayNode blocks = JSON.arrayNode();

    Blocks header(String plain) {
        blocks.add(block("header").set("text", plainText(plain)));
        return this;
    }

    Blocks plain(String plain) {
        blocks.add(block("section").set("text", plainText(plain)));
        return this;
    }

    Blocks markup(String markup) {
        blocks.add(block("section").set("text", markupText(markup)));
        return this;
    }

    /** In two columns. */
    Blocks fields(List<String> plain) {
        ArrayNode fields = JSON.arrayNode();
        plain.forEach(text -> fields.add(plainText(text)));
        blocks.add(block("section").set("fields", fields));
        return this;
    }

    /** In small print. */
    Blocks context(List<String> plain) {
        if (!plain.isEmpty()) {
            ArrayNode elements = JSON.arrayNode();
            plain.forEach(text -> elements.add(plainText(text)));
            blocks.add(block("context").set("elements", elements));
        }
        return this;
    }

    Blocks divider() {
        blocks.add(block("divider"));
        return this;
    }

    ArrayNode toJson() {
        return blocks.deepCopy();
    }

    private static ObjectNode block(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static ObjectNode plainText(String text) {
        return JSON.objectNode().put("type", "plain_text").put("text", text).put("emoji", false);
    }

    /** Verbatim: what looks like an address, a channel or a name stays what it is. */
    private static ObjectNode markupText(String text) {
        return JSON.objectNode().put("type", "mrkdwn").put("text", text).put("verbatim", true);
    }
}
