package dev.culprit.rules.service;

import dev.culprit.rules.resource.Key;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Objects that another controller has taken: they are left to it. */
final class Bystanders {
    private static final Logger LOG = LoggerFactory.getLogger(Bystanders.class);

    private final Map<String, String> masters = new TreeMap<>();

    /** Told once of each. */
    synchronized void left(Key key, String manager) {
        if (masters.put(key.toString(), manager) == null) {
            LOG.warn(
                    "The status of an object has another master, so it is left alone; object={} manager={}",
                    key,
                    manager);
        }
    }

    synchronized void back(Key key) {
        masters.remove(key.toString());
    }

    /** For people: which, and whose; empty where there is none. */
    synchronized Optional<String> trouble() {
        return masters.entrySet().stream()
                .findFirst()
                .map(first -> masters.size() + " left alone, for another controller writes their status: "
                        + first.getKey() + " is written by " + first.getValue());
    }
}
