package dev.culprit.correlator.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a person has been told: once what lasts, and what is wrong with single correlations once an hour. */
public final class Said {
    private static final Duration AGAIN = Duration.ofHours(1);

    /** Of what a word is remembered; more is told again and again. */
    private static final int MOST = 1_000;

    private final Consumer<String> voice;
    private final Clock clock;
    private final Map<String, Word> words = new HashMap<>();

    /** @param voice takes one line */
    public Said(Consumer<String> voice, Clock clock) {
        this.voice = voice;
        this.clock = clock;
    }

    /** @param what all that was said of one thing, until it is over */
    private record Word(Set<Object> what, Instant at) {
        Word {
            what = Set.copyOf(what);
        }
    }

    /** Says it unless it was said already: what takes turns is told once each. */
    public synchronized void once(String of, Object what, String sentence) {
        Word before = words.get(of);
        if (before == null || !before.what().contains(what)) {
            say(of, what, sentence);
        }
    }

    /** Says it unless something was said of it within the hour. */
    public synchronized void hourly(String of, String sentence) {
        Word before = words.get(of);
        if (before == null || before.at().plus(AGAIN).isBefore(clock.instant())) {
            say(of, of, sentence);
        }
    }

    /** It is over; whether something was said of it. */
    public synchronized boolean isTakenBack(String of) {
        return words.remove(of) != null;
    }

    private void say(String of, Object what, String sentence) {
        if (words.size() < MOST || words.containsKey(of)) {
            var all = new HashSet<>(Set.of(what));
            Optional.ofNullable(words.get(of)).ifPresent(before -> all.addAll(before.what()));
            words.put(of, new Word(all, clock.instant()));
        }
        voice.accept(sentence);
    }
}
