package dev.culprit.faults.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Prometheus that has every series it is asked for by name: nothing ever burns. */
final class Prometheus extends Outsider {
    private static final Pattern NAMES = Pattern.compile("__name__=~\"([^\"]*)\"");
    private static final long AT = 1_767_225_600;

    Prometheus() throws IOException {
        super("Prometheus");
    }

    @Override
    JsonNode answer(String path, String body) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", "success");
        ArrayNode result = answer.putObject("data").put("resultType", "vector").putArray("result");
        Matcher names = NAMES.matcher(URLDecoder.decode(body, StandardCharsets.UTF_8));
        if (names.find()) {
            for (String name : names.group(1).split("\\|", -1)) {
                ObjectNode sample = result.addObject();
                sample.putObject("metric").put("__name__", name);
                sample.putArray("value").add(AT).add("0");
            }
        }
        return answer;
    }
}
