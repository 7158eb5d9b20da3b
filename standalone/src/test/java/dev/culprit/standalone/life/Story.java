package dev.culprit.standalone.life;

import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.GraphRecord;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Watermark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The generated input of one day, in the order of arrival. The same seed tells the same. */
final class Story {
    static final String CLUSTER = "test";
    static final Instant START = Instant.parse("2026-03-04T08:00:00Z");
    static final Duration LENGTH = Duration.ofHours(5);
    private static final Duration WATERMARKS = Duration.ofMinutes(10);

    private static final JsonSerde<ClusterEvent> EVENTS = new JsonSerde<>(ClusterEvent.class);
    private static final JsonSerde<GraphRecord> GRAPH = new JsonSerde<>(GraphRecord.class);
    private static final JsonSerde<Spike> SPIKES = new JsonSerde<>(Spike.class);

    private final List<Fed> records = new ArrayList<>();

    private Story() {}

    static Story of(long seed) {
        RandomGenerator random = random(seed);
        var story = new Story();
        var cast = new Cast(random);
        new Structure(cast, random).tell(story);
        new Incidents(cast, random).tell(story);
        new Alerts(cast, random).tell(story);
        story.garbage(random);
        for (Instant at = START; at.isBefore(START.plus(LENGTH)); at = at.plus(WATERMARKS)) {
            story.watermark(at, at);
        }
        story.watermark(Watermark.END_OF_INPUT, START.plus(LENGTH));
        story.records.sort(Comparator.comparing(Fed::at).thenComparing(fed -> !fed.isWatermark()));
        return story;
    }

    /** What a teller tells. */
    static List<Fed> told(Consumer<Story> teller) {
        var story = new Story();
        teller.accept(story);
        return story.records();
    }

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    List<Fed> records() {
        return List.copyOf(records);
    }

    void event(String bucket, ClusterEvent event, Instant at) {
        add(Topic.CHANGES, bucket, bucket, EVENTS.serializer().serialize("", event), at);
    }

    void graph(String key, String bucket, @Nullable GraphRecord node, Instant at) {
        add(
                Topic.DEPENDENCIES,
                key,
                bucket,
                node == null ? null : GRAPH.serializer().serialize("", node),
                at);
    }

    void spike(Spike spike) {
        add(Topic.SPIKES, spike.key(), spike.key(), SPIKES.serializer().serialize("", spike), spike.observedAt());
    }

    private void add(Topic topic, @Nullable String key, String placement, byte @Nullable [] value, Instant at) {
        records.add(new Fed(topic, key, Optional.of(placement), value == null ? null : Bytes.wrap(value), at));
    }

    void watermark(Instant until, Instant at) {
        var mark = new Watermark(CLUSTER, until);
        String key = CLUSTER + "/_watermark";
        byte[] event = EVENTS.serializer().serialize("", mark);
        byte[] node = GRAPH.serializer().serialize("", mark);
        records.add(new Fed(Topic.CHANGES, key, Optional.empty(), Bytes.wrap(event), at));
        records.add(new Fed(Topic.DEPENDENCIES, key, Optional.empty(), Bytes.wrap(node), at));
    }

    /** Bytes that are no record, keys that are none, and values that are missing where none may. */
    private void garbage(RandomGenerator random) {
        for (Topic topic : List.of(Topic.CHANGES, Topic.DEPENDENCIES, Topic.SPIKES)) {
            // a broker takes nothing without a key where it compacts
            String noKey = topic == Topic.DEPENDENCIES ? "none/of//ours" : null;
            for (String key : new String[] {"garbage", noKey}) {
                for (byte[] value : new byte[][] {"{no record".getBytes(StandardCharsets.UTF_8), null}) {
                    add(topic, key, "garbage" + random.nextInt(20), value, START.plusSeconds(random.nextInt(17_000)));
                }
            }
        }
    }

    /** How much of a story is told when the last SLO that burns begins to: nothing closes that window before. */
    static int whileOneIsOpen(List<Fed> story) {
        var slos = new HashSet<String>();
        int open = 0;
        for (int i = 0; i < story.size(); i++) {
            String key = story.get(i).key();
            boolean isSpike = story.get(i).topic() == Topic.SPIKES && key != null && key.startsWith(CLUSTER);
            if (isSpike && slos.add(key)) {
                open = i + 1;
            }
        }
        return open;
    }
}
