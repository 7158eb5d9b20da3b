package dev.culprit.correlator.notify.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is shown in a channel.
 *
 * @param text where blocks are not shown: in notifications
 */
record SlackMessage(String text, ArrayNode blocks) {
    private static final int DIGITS = 16;

    /** Without anything that Slack could refuse for its form. */
    SlackMessage bare() {
        return new SlackMessage(text, JsonNodeFactory.instance.arrayNode());
    }

    /** As Slack takes it, but for where it goes. */
    ObjectNode toJson() {
        ObjectNode json = plainly(text);
        json.set("blocks", blocks);
        return json;
    }

    /** A text that is not formatted, with no name in it made a mention and no link a picture. */
    static ObjectNode plainly(String text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("text", text)
                .put("mrkdwn", false)
                .put("parse", "none")
                .put("link_names", false)
                .put("unfurl_links", false)
                .put("unfurl_media", false);
    }

    /** A hash of all that is shown. */
    String content() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(toJson().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
