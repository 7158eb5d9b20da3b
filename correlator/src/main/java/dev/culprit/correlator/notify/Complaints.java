package dev.culprit.correlator.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tells once what keeps messages from being taken, and once that it does not any more. */
final class Complaints {
    /** What is wrong with single messages is told so often. */
    private static final Duration AGAIN = Duration.ofHours(1);

    /** Places with a complaint; more are told again and again. */
    private static final int MOST = 1_000;

    private static final String SERVICE = "";

    private final String notifier;
    private final Consumer<String> voice;
    private final Clock clock;
    private final Map<String, Told> told = new HashMap<>();

    /** @param voice takes one line */
    Complaints(String notifier, Consumer<String> voice, Clock clock) {
        this.notifier = notifier;
        this.voice = voice;
        this.clock = clock;
    }

    private record Told(Reason reason, Instant at) {}

    void about(Obstacle obstacle) {
        String where = " (" + notifier + " to " + obstacle.place() + "): ";
        switch (obstacle.reason().scope()) {
            case SERVICE -> once(SERVICE, obstacle, "Messages wait (" + notifier + "): ");
            case PLACE -> once(obstacle.place(), obstacle, "Messages wait" + where);
            case MESSAGE -> hourly(obstacle.reason() + "/" + obstacle.place(), obstacle, "A message waits" + where);
        }
    }

    void givenUp(Obstacle obstacle) {
        hourly(
                "given up/" + obstacle.place(),
                obstacle,
                "A message is given up (" + notifier + " to " + obstacle.place() + "): ");
    }

    /** Something was taken there. */
    void over(String place) {
        boolean everywhere = told.remove(SERVICE) != null;
        boolean here = told.remove(place) != null;
        if (everywhere || here) {
            voice.accept("Messages are taken again (" + notifier + (everywhere ? "" : " to " + place) + ")");
        }
    }

    private void once(String key, Obstacle obstacle, String sentence) {
        Told before = told.get(key);
        if (before == null || before.reason() != obstacle.reason()) {
            tell(key, obstacle, sentence);
        }
    }

    private void hourly(String key, Obstacle obstacle, String sentence) {
        Told before = told.get(key);
        if (before == null || before.at().plus(AGAIN).isBefore(clock.instant())) {
            tell(key, obstacle, sentence);
        }
    }

    private void tell(String key, Obstacle obstacle, String sentence) {
        if (told.size() < MOST || told.containsKey(key)) {
            told.put(key, new Told(obstacle.reason(), clock.instant()));
        }
        voice.accept(sentence + obstacle.detail());
    }
}
