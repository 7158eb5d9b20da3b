package dev.culprit.correlator.notify;

import dev.culprit.correlator.outbox.Said;
import java.time.Clock;
import java.util.function.Consumer;

/** Tells once what keeps messages from being taken, and once that it does not any more. */
final class Complaints {
    private static final String SERVICE = "";

    private final String notifier;
    private final Consumer<String> voice;
    private final Said said;

    /** @param voice takes one line */
    Complaints(String notifier, Consumer<String> voice, Clock clock) {
        this.notifier = notifier;
        this.voice = voice;
        this.said = new Said(voice, clock);
    }

    void about(Obstacle obstacle) {
        Reason reason = obstacle.reason();
        String where = " (" + notifier + " to " + obstacle.place() + "): ";
        switch (reason.scope()) {
            case EVERYTHING -> said.once(SERVICE, reason, "Messages wait (" + notifier + "): " + obstacle.detail());
            case PLACE -> said.once(obstacle.place(), reason, "Messages wait" + where + obstacle.detail());
            case CORRELATION ->
                said.hourly(reason + "/" + obstacle.place(), "A message waits" + where + obstacle.detail());
        }
    }

    void givenUp(Obstacle obstacle) {
        said.hourly(
                "given up/" + obstacle.place(),
                "A message is given up (" + notifier + " to " + obstacle.place() + "): " + obstacle.detail());
    }

    /** Something was taken there. */
    void over(String place) {
        boolean everywhere = said.isTakenBack(SERVICE);
        boolean here = said.isTakenBack(place);
        if (everywhere || here) {
            voice.accept("Messages are taken again (" + notifier + (everywhere ? "" : " to " + place) + ")");
        }
    }
}
