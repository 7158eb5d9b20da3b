package dev.culprit.correlator.notify.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.correlator.notify.Content;

/**
 * What is shown in a channel.
 *
 * @param text where blocks are not shown: in notifications
 */
record SlackMessage(String text, ArrayNode blocks) {
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
        return Content.hash(toJson().toString());
    }
}
