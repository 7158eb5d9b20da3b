package dev.culprit.faults.fault;

import dev.culprit.faults.rig.Health;
import dev.culprit.faults.rig.Pause;
import dev.culprit.faults.rig.Rig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Makes faults one after the other, or some at once, in an order that the seed decides, each when those before are over. */
public final class Trouble {
    private static final Duration REST = Duration.ofSeconds(3);

    /** Until a process that has ended is no longer taken for ready. */
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Rig rig;
    private final Health health;
    private final Random random;
    private final int atOnce;
    private final Consumer<Mishap> told;
    private final List<Mishap> mishaps = new ArrayList<>();

    /**
     * None is made yet.
     *
     * @param atOnce how many are made together
     * @param told each fault when it is over
     */
    public Trouble(Rig rig, Health health, Random random, int atOnce, Consumer<Mishap> told) {
        this.rig = rig;
        this.health = health;
        this.random = random;
        this.atOnce = atOnce;
        this.told = told;
    }

    /** Goes on for so long; the last one is seen to its end. */
    public List<Mishap> make(Duration length) throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (since(began).compareTo(length) < 0) {
            List<Fault> round = Faults.of(rig, random);
            Collections.shuffle(round, random);
            var left = new ArrayDeque<>(round);
            while (!left.isEmpty() && since(began).compareTo(length) < 0) {
                Mishap mishap = make(Together.next(left, atOnce), since(began));
                mishaps.add(mishap);
                told.accept(mishap);
                Pause.of(REST);
            }
        }
        return List.copyOf(mishaps);
    }

    private Mishap make(Fault fault, Duration after) throws IOException, InterruptedException {
        long began = System.nanoTime();
        fault.begin();
        try {
            Pause.of(fault.mendsItself() ? A_MOMENT : Duration.ofMillis(8_000 + random.nextInt(8_000)));
        } finally {
            fault.end();
        }
        Duration lasted = since(began);
        long mended = System.nanoTime();
        boolean isWhole = Pause.until(() -> rig.isReady() && health.isWhole(), LONGEST);
        return new Mishap(fault.name(), after, lasted, isWhole ? since(mended) : null);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
