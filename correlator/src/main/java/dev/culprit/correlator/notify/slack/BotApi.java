package dev.culprit.correlator.notify.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Delivery;
import dev.culprit.correlator.notify.slack.SlackReply.Refused;
import dev.culprit.runtime.settings.Secret;
import java.net.URI;
import java.util.regex.Pattern;

/** What a bot can do in Slack. */
final class BotApi implements AutoCloseable {
    private static final Pattern MESSAGE = Pattern.compile("[0-9]{1,20}\\.[0-9]{1,20}");
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9_#.-]{1,100}");

    private final SlackCalls calls;
    private final URI api;
    private final Secret token;

    BotApi(SlackCalls calls, URI api, Secret token) {
        this.calls = calls;
        this.api = api;
        this.token = token;
    }

    /** Who the token is. */
    SlackReply whoAmI() throws InterruptedException {
        return calls.call(api, "auth.test", token, JsonNodeFactory.instance.objectNode());
    }

    SlackReply post(String place, SlackMessage message) throws InterruptedException {
        SlackReply reply = send("chat.postMessage", message.toJson().put("channel", place));
        return isOfForm(reply)
                ? send("chat.postMessage", message.bare().toJson().put("channel", place))
                : reply;
    }

    SlackReply edit(Delivery.Message sent, SlackMessage message) throws InterruptedException {
        SlackReply reply = send(
                "chat.update", message.toJson().put("channel", sent.channel()).put("ts", sent.id()));
        return isOfForm(reply)
                ? send(
                        "chat.update",
                        message.bare().toJson().put("channel", sent.channel()).put("ts", sent.id()))
                : reply;
    }

    /** In the message's thread. */
    SlackReply reply(Delivery.Message sent, String text, boolean isForAll) throws InterruptedException {
        return send(
                "chat.postMessage",
                SlackMessage.plainly(text)
                        .put("channel", sent.channel())
                        .put("thread_ts", sent.id())
                        .put("reply_broadcast", isForAll));
    }

    private SlackReply send(String method, ObjectNode arguments) throws InterruptedException {
        return calls.call(api, method, token, arguments);
    }

    private static boolean isOfForm(SlackReply reply) {
        return reply instanceof Refused refused && SlackErrors.isOfForm(refused.error());
    }

    /** Which message Slack says it made; one that cannot be found again where it does not say so. */
    static Delivery.Message made(String place, JsonNode body) {
        String channel = body.path("channel").asText("");
        String id = body.path("ts").asText("");
        boolean isTold =
                CHANNEL.matcher(channel).matches() && MESSAGE.matcher(id).matches();
        return isTold ? new Delivery.Message(place, channel, id, false) : new Delivery.Message(place, null, null, true);
    }

    @Override
    public void close() {
        calls.close();
    }
}
