package dev.culprit.faults.story;

import dev.culprit.api.record.SloRef;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.Key;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * SLOs and compositions that people define, edit and take away again, some to be defined anew under their old name: one step
 * at a time, in an order that the seed decides.
 */
public final class Definitions {
    /** More are not kept at a time. */
    private static final int MOST = 40;

    private static final String WHOLE = "whole-";
    private static final String WHOLE_OF_WHOLES = "journey-";

    private final Cluster cluster;
    private final Ledger ledger;
    private final Random random;
    private final String namespace;
    private final Map<Key, Declared.Edition> kept = new LinkedHashMap<>();
    private int number;
    private int steps;

    private enum Step {
        DEFINE,
        COMPOSE,
        EDIT,
        REMOVE,
        DEFINE_ANEW
    }

    private static final List<Step> STEPS = List.of(
            Step.DEFINE,
            Step.DEFINE,
            Step.DEFINE,
            Step.COMPOSE,
            Step.EDIT,
            Step.EDIT,
            Step.EDIT,
            Step.EDIT,
            Step.REMOVE,
            Step.DEFINE_ANEW);

    /** None is there yet. */
    public Definitions(Cluster cluster, Ledger ledger, Clock clock, long seed) {
        this.cluster = cluster;
        this.namespace = "faults-" + Long.toString(clock.millis(), Character.MAX_RADIX) + "-slos";
        this.ledger = ledger;
        this.random = new Random(seed);
    }

    /** Where they are. */
    public String namespace() {
        return namespace;
    }

    /** Those that are there, as the API server has taken them last. */
    public synchronized Map<Key, Declared.Edition> kept() {
        return Map.copyOf(kept);
    }

    /** How many steps were taken. */
    public synchronized int steps() {
        return steps;
    }

    /** Makes the namespace. */
    public void prepare() {
        cluster.namespace(namespace);
    }

    /** Takes the next step. */
    public synchronized void next() {
        Step step = STEPS.get(random.nextInt(STEPS.size()));
        try {
            boolean noSlo = kept.keySet().stream().allMatch(Key::composition);
            take(noSlo ? Step.DEFINE : kept.size() >= MOST ? Step.REMOVE : step);
            steps++;
        } catch (KubernetesClientException e) {
            ledger.mishap("a step with definitions could not be taken: " + e.getMessage());
        }
    }

    private void take(Step step) {
        switch (step) {
            case DEFINE -> define(objective("slo-" + number++));
            case COMPOSE -> define(composition((random.nextBoolean() ? WHOLE : WHOLE_OF_WHOLES) + number++));
            case EDIT -> edit(any(kept.keySet()));
            case REMOVE -> remove(any(kept.keySet()));
            case DEFINE_ANEW -> {
                Key key = any(kept.keySet());
                remove(key);
                define(key);
            }
        }
    }

    private Key objective(String name) {
        return Key.objective(new SloRef(namespace, name));
    }

    private Key composition(String name) {
        return Key.composition(new SloRef(namespace, name));
    }

    private void define(Key key) {
        kept.put(key, cluster.define(key, key.composition() ? whole(key) : slo(key)));
    }

    private void edit(Key key) {
        String target = "{\"target\": " + percent() + "}";
        kept.put(key, cluster.edit(key, key.composition() ? target : "{\"objective\": " + target + "}"));
    }

    private void remove(Key key) {
        cluster.remove(key);
        kept.remove(key);
    }

    private Key any(Collection<Key> keys) {
        return List.copyOf(keys).get(random.nextInt(keys.size()));
    }

    /** From 99.001 to 99.999. */
    private String percent() {
        return "99.%03d".formatted(1 + random.nextInt(999));
    }

    private String slo(Key key) {
        return """
                {"displayName": "%1$s", "objective": {"name": "availability", "target": %2$s, "window": "30d",
                 "sli": {"query": {"totalQuery": "http_requests_total{service=\\"%1$s\\"}",
                  "errorQuery": "http_requests_total{service=\\"%1$s\\",code=~\\"5..\\"}"}}}}""".formatted(key.ref().name(), percent());
    }

    /** Of what is there now and is less of a whole than itself. It may go later, and come again. */
    private String whole(Key key) {
        List<Key> lower =
                kept.keySet().stream().filter(one -> depth(one) < depth(key)).toList();
        return """
                {"target": %s, "window": "30d", "composition": {"type": "AND_MIN"},
                 "objectives": [%s, %s]}""".formatted(percent(), part("one", any(lower)), part("other", any(lower)));
    }

    private static int depth(Key key) {
        return !key.composition() ? 0 : key.ref().name().startsWith(WHOLE) ? 1 : 2;
    }

    private static String part(String alias, Key key) {
        return "{\"name\": \"%s\", \"ref\": {\"name\": \"%s\", \"kind\": \"%s\"}}"
                .formatted(alias, key.ref().name(), key.kind());
    }
}
