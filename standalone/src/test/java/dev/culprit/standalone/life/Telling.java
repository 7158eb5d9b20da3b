package dev.culprit.standalone.life;

import dev.culprit.api.record.Topic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * In which order a story is told. What Kafka and the collectors promise is kept: a key's order in the graph and of the
 * spikes, and that a watermark comes behind all it vouches for in its topic. Everything else is shuffled.
 */
enum Telling {
    /** As it happened. */
    BY_ARRIVAL,
    /** Every alert before the first change is read. */
    SPIKES_FIRST,
    /** Every alert after all windows have closed. */
    SPIKES_LAST,
    /** The graph after everything else. */
    GRAPH_LAST,
    /** A few of this topic, a few of that. */
    ANYHOW;

    private static final List<Telling> ALL = List.of(values());

    static Telling any(RandomGenerator random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    List<Fed> of(List<Fed> story, long seed) {
        if (this == BY_ARRIVAL) {
            return story;
        }
        RandomGenerator random = Story.random(seed);
        var topics = new EnumMap<Topic, Deque<Fed>>(Topic.class);
        for (Topic topic : List.of(Topic.CHANGES, Topic.DEPENDENCIES, Topic.SPIKES)) {
            topics.put(topic, new ArrayDeque<>(shuffled(topic, story, random)));
        }
        return switch (this) {
            case BY_ARRIVAL, ANYHOW -> anyhow(topics.values(), random);
            case SPIKES_FIRST -> inOrder(topics, List.of(Topic.SPIKES, Topic.DEPENDENCIES, Topic.CHANGES));
            case SPIKES_LAST -> inOrder(topics, List.of(Topic.CHANGES, Topic.DEPENDENCIES, Topic.SPIKES));
            case GRAPH_LAST -> inOrder(topics, List.of(Topic.CHANGES, Topic.SPIKES, Topic.DEPENDENCIES));
        };
    }

    private static List<Fed> shuffled(Topic topic, List<Fed> story, RandomGenerator random) {
        var told = new ArrayList<Fed>();
        var untilWatermark = new ArrayList<Fed>();
        for (Fed fed : story.stream().filter(fed -> fed.topic() == topic).toList()) {
            if (fed.isWatermark()) {
                told.addAll(mixed(topic, untilWatermark, random));
                told.add(fed);
                untilWatermark.clear();
            } else {
                untilWatermark.add(fed);
            }
        }
        told.addAll(mixed(topic, untilWatermark, random));
        return told;
    }

    private static List<Fed> mixed(Topic topic, List<Fed> records, RandomGenerator random) {
        if (topic == Topic.CHANGES) {
            var any = new ArrayList<>(records);
            Collections.shuffle(any, Random.from(random));
            return any;
        }
        var keys = new LinkedHashMap<String, Deque<Fed>>();
        records.forEach(fed -> keys.computeIfAbsent(String.valueOf(fed.key()), key -> new ArrayDeque<>())
                .add(fed));
        return anyhow(keys.values(), random);
    }

    private static List<Fed> anyhow(Collection<Deque<Fed>> queues, RandomGenerator random) {
        var waiting = new ArrayList<>(queues);
        var told = new ArrayList<Fed>();
        waiting.removeIf(Deque::isEmpty);
        while (!waiting.isEmpty()) {
            Deque<Fed> queue = waiting.get(random.nextInt(waiting.size()));
            for (int some = random.nextInt(20); some >= 0 && !queue.isEmpty(); some--) {
                told.add(queue.remove());
            }
            waiting.removeIf(Deque::isEmpty);
        }
        return told;
    }

    private static List<Fed> inOrder(Map<Topic, Deque<Fed>> topics, List<Topic> order) {
        return order.stream()
                .flatMap(topic -> topics.getOrDefault(topic, new ArrayDeque<>()).stream())
                .toList();
    }
}
