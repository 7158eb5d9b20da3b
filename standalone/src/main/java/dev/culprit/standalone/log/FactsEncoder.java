package dev.culprit.standalone.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import co.elastic.logging.JsonUtils;
import co.elastic.logging.logback.EcsEncoder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.event.KeyValuePair;

/**
 * A log line as one JSON object by the Elastic Common Schema, and the facts of our own lines as fields: {@code reason={}} of
 * a message is {@code culprit.reason} too. Named in {@code logback.xml}.
 */
public final class FactsEncoder extends EcsEncoder {
    private static final String OURS = "dev.culprit.";

    /** A place for an argument, and the key before it where there is one. */
    private static final Pattern PLACE = Pattern.compile("(?:\\b([A-Za-z]\\w*)=)?\\{}");

    @Override
    protected void addCustomFields(ILoggingEvent event, StringBuilder json) {
        if (event.getLoggerName().startsWith(OURS)) {
            facts(event).forEach((key, value) -> field(key, value, json));
        }
    }

    private static Map<String, String> facts(ILoggingEvent event) {
        var facts = new TreeMap<String, String>();
        Object[] arguments = Objects.requireNonNullElseGet(event.getArgumentArray(), () -> new Object[0]);
        Matcher place = PLACE.matcher(event.getMessage());
        for (int i = 0; i < arguments.length && place.find(); i++) {
            if (place.group(1) != null) {
                facts.put(place.group(1), String.valueOf(arguments[i]));
            }
        }
        for (KeyValuePair pair : Objects.requireNonNullElse(event.getKeyValuePairs(), List.<KeyValuePair>of())) {
            facts.put(pair.key, String.valueOf(pair.value));
        }
        return facts;
    }

    private static void field(String key, String value, StringBuilder json) {
        json.append("\"culprit.");
        JsonUtils.quoteAsString(key, json);
        json.append("\":\"");
        JsonUtils.quoteAsString(value, json);
        json.append("\",");
    }
}
