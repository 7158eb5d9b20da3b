package dev.culprit.runtime.health;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The named checks of a process. Not ready: send it no work, it recovers. Not alive: only a restart helps.
 *
 * <p>A process that stops is alive and not ready.
 */
public final class Health {
    private final Map<String, Check> live = new ConcurrentSkipListMap<>();
    private final Map<String, Check> ready = new ConcurrentSkipListMap<>();

    /** Replaces a check of the same name. */
    public void addLive(String name, Check check) {
        live.put(name, check);
    }

    /** Replaces a check of the same name. */
    public void addReady(String name, Check check) {
        ready.put(name, check);
    }

    /** From now on it is not ready, whatever the checks say. */
    public void stopping() {
        addReady("stopping", () -> Optional.of("the process stops"));
    }

    /** One line for each check that fails: {@code name: what is wrong}; by name. */
    public List<String> notLive() {
        return failing(live);
    }

    /** As {@link #notLive}; what is not alive is not ready either. */
    public List<String> notReady() {
        Map<String, Check> all = new ConcurrentSkipListMap<>(live);
        all.putAll(ready);
        return failing(all);
    }

    private static List<String> failing(Map<String, Check> checks) {
        return checks.entrySet().stream()
                .flatMap(check -> check.getValue().trouble().map(trouble -> check.getKey() + ": " + trouble).stream())
                .toList();
    }
}
