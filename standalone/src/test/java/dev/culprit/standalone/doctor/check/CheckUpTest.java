package dev.culprit.standalone.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Skipped;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CheckUpTest {
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final List<Told> told = new ArrayList<>();

    @Test
    void checksAreDoneSideBySideAndToldInOrder() throws Exception {
        var second = new CountDownLatch(1);

        examine(
                check("first", () -> second.await(10, TimeUnit.SECONDS) ? new Ok("1") : new Ok("never")),
                check("second", () -> {
                    second.countDown();
                    return new Ok("2");
                }));

        assertThat(told).containsExactly(new Told("first", new Ok("1")), new Told("second", new Ok("2")));
    }

    @Test
    void whoeverTakesTooLongIsGivenUpAndStopped() throws Exception {
        var stopped = new CountDownLatch(1);

        examine(
                check("slow", () -> {
                    try {
                        return new CountDownLatch(1).await(1, TimeUnit.MINUTES) ? new Ok("") : new Ok("late");
                    } catch (InterruptedException e) {
                        stopped.countDown();
                        throw e;
                    }
                }),
                check("quick", () -> new Ok("here")));

        assertThat(told.getFirst().finding()).isInstanceOf(Wrong.class);
        assertThat(told.get(1).finding()).isEqualTo(new Ok("here"));
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCheckThatFailsItselfIsToldAndHoldsUpNoOther() throws Exception {
        examine(
                check("broken", () -> {
                    throw new IllegalStateException("oh");
                }),
                check("whole", () -> new Ok("here")));

        assertThat(told).containsExactly(new Told("broken", new Skipped("oh")), new Told("whole", new Ok("here")));
    }

    @Test
    void whatIsToldIsOneHarmlessLineWithoutSecrets() throws Exception {
        examine(check("loud", () -> new Wrong("a\nsecret\u001b[31m red", "do not say secret")));

        assertThat(told).containsExactly(new Told("loud", new Wrong("a *** red", "do not say ***")));
    }

    private interface Look {
        Finding look() throws InterruptedException;
    }

    private static Check check(String name, Look look) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Finding> look(Deadline deadline) throws InterruptedException {
                return List.of(look.look());
            }
        };
    }

    private void examine(Check... checks) throws InterruptedException {
        new CheckUp(
                        PATIENCE,
                        Clock.tickMillis(ZoneOffset.UTC),
                        text -> text.replace("secret", "***"),
                        failure -> new Skipped(String.valueOf(failure.getMessage())))
                .run(List.of(checks), told::add);
    }
}
