package dev.culprit.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which faults are made at once. */
class TogetherTest {
    private final List<String> done = new ArrayList<>();

    private final Queue<Fault> left = new ArrayDeque<>(List.of(
            new Noted("all brokers frozen", Set.of("broker-1", "broker-2")),
            new Noted("broker-1 killed", Set.of("broker-1")),
            new Noted("collector killed", Set.of("collector")),
            new Noted("collector frozen", Set.of("collector"))));

    @Test
    void thoseOfDifferentThingsAreAndEachIsMadeOnce() {
        assertThat(Stream.generate(() -> Together.next(left, 2)).limit(3).map(Fault::name))
                .containsExactly("all brokers frozen + collector killed", "broker-1 killed + collector frozen", "");
        assertThat(left).isEmpty();
    }

    @Test
    void oneAtATimeIsItself() {
        assertThat(Together.next(left, 1).name()).isEqualTo("all brokers frozen");
        assertThat(left).hasSize(3);
    }

    @Test
    void allBeginAndAllEnd() throws Exception {
        Fault both = Together.next(left, 2);

        both.begin();
        both.end();

        assertThat(done)
                .containsExactly(
                        "begin all brokers frozen",
                        "begin collector killed",
                        "end all brokers frozen",
                        "end collector killed");
        assertThat(both.hits()).containsExactlyInAnyOrder("broker-1", "broker-2", "collector");
    }

    /** Says what is done with it. */
    private final class Noted implements Fault {
        private final String name;
        private final Set<String> hits;

        Noted(String name, Set<String> hits) {
            this.name = name;
            this.hits = hits;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> hits() {
            return hits;
        }

        @Override
        public void begin() {
            done.add("begin " + name);
        }

        @Override
        public void end() {
            done.add("end " + name);
        }
    }
}
