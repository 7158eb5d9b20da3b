package dev.culprit.correlator.episode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionsTest {
    private final Revisions revisions = new Revisions();
    private final List<String> revised = new ArrayList<>();
    private long now = 1_000_000;

    @Test
    void newsIsToldOnceAtTheNextTurn() {
        revisions.news("a");
        revisions.news("b");
        revisions.news("a");

        assertThat(turn()).containsExactly("a", "b");
        assertThat(turn()).isEmpty();
    }

    @Test
    void theMoreRevisionsThereWereTheLongerTheNextOneWaits() {
        var times = new ArrayList<Long>();
        for (long begun = now; now < begun + 60_000; now += 500) {
            revisions.news("a");
            if (!turn().isEmpty()) {
                times.add(now - begun);
            }
        }

        assertThat(times).containsExactly(0L, 500L, 1_500L, 3_500L, 7_500L, 15_500L, 30_500L, 45_500L);
    }

    @Test
    void afterAQuietTimeNewsIsToldAtOnceAgain() {
        for (int i = 0; i < 20; i++, now += 1_000) {
            revisions.news("a");
            turn();
        }
        now += 15_000;
        assertThat(turn()).containsExactly("a");
        now += 60_000;
        turn();
        revisions.news("a");

        assertThat(turn()).containsExactly("a");
    }

    @Test
    void whatNoTurnIsLeftForHasTheFirstOneNextTime() {
        List.of("a", "b", "c").forEach(revisions::news);

        assertThat(turn(200)).containsExactly("a", "b");
        revisions.news("a");
        now += 10_000;
        assertThat(turn(200)).containsExactly("c", "a");
    }

    private List<String> turn() {
        return turn(0);
    }

    /** @param cost of each revision in ms */
    private List<String> turn(long cost) {
        revised.clear();
        revisions.takeTurns(() -> now, episode -> {
            revised.add(episode);
            now += cost;
        });
        return revised;
    }
}
