package dev.culprit.collector.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.FieldChange;
import dev.culprit.collector.live.MemoryLog;
import dev.culprit.collector.real.ToolRow.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything is done once, each row to an object of its own; then each row looks for what was told of its object. */
@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
class TimesAndActorsIT {
    private static final List<ToolRow> ROWS = ToolTable.rows();

    /** When each step of a row was taken: its beginning and its end. */
    private static final Map<String, List<Moments>> TAKEN = new HashMap<>();

    private static List<Change> changes = List.of();

    static IntStream rows() {
        return IntStream.range(0, ROWS.size());
    }

    private static String name(int row) {
        return "row-" + row;
    }

    @BeforeAll
    static void everybodyWorks() throws Exception {
        try (var cluster = new RealCluster()) {
            cluster.apply(
                    Manifests.all(rows().boxed().flatMap(TimesAndActorsIT::base).toList()));
            for (int row = 0; row < ROWS.size(); row++) {
                for (ToolRow.Step step : ROWS.get(row).given()) {
                    step.take(cluster, name(row));
                }
            }
            try (var watch = new RealWatch(cluster, new MemoryLog())) {
                for (int row = 0; row < ROWS.size(); row++) {
                    work(cluster, row);
                }
                watch.awaitFences(cluster);
                changes = watch.changes();
            }
        }
    }

    private static Stream<String> base(int row) {
        return switch (ROWS.get(row).base()) {
            case NOTHING -> Stream.of();
            case DEPLOYMENT -> Stream.of(Manifests.deployment(name(row), "barn:1"));
            case CONFIG_MAP -> Stream.of(Manifests.configMap(name(row), "corn: '1', rye: '1'"));
        };
    }

    private static void work(RealCluster cluster, int row) throws Exception {
        var taken = new ArrayList<Moments>();
        for (ToolRow.Step step : ROWS.get(row).when()) {
            taken.add(Moments.of(() -> step.take(cluster, name(row))));
        }
        TAKEN.put(name(row), taken);
    }

    @AfterAll
    static void forget() {
        changes = List.of();
        TAKEN.clear();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatAToolDidIsToldWithItsFieldsItsTimeAndWho(int row) {
        String name = name(row);
        List<Told> then = ROWS.get(row).then();
        List<Change> told = changes.stream()
                .filter(change -> change.subject().name().equals(name))
                .sorted(Comparator.comparing(change -> change.timing().observedAt()))
                .toList();
        assertThat(told)
                .as(ROWS.get(row).tool())
                .extracting(TimesAndActorsIT::words)
                .containsExactlyElementsOf(
                        then.stream().map(TimesAndActorsIT::words).toList());
        for (int i = 0; i < told.size(); i++) {
            Moments taken =
                    Objects.requireNonNull(TAKEN.get(name)).get(then.get(i).step());
            assertThat(taken.include(told.get(i).occurredAt()))
                    .as(ROWS.get(row).tool() + " at " + taken + ": " + told.get(i))
                    .isTrue();
        }
    }

    private static String words(Told told) {
        return told.type() + " " + told.fields() + " by " + told.manager() + " as told by " + told.source();
    }

    private static String words(Change change) {
        List<String> fields = change.type() == ChangeType.UPDATE
                ? change.fields().stream().map(TimesAndActorsIT::words).toList()
                : List.of();
        return change.type() + " " + fields + " by " + change.actor().manager() + " as told by "
                + change.timing().source();
    }

    /** A time as a value is not looked at: it is whatever it is. */
    private static String words(FieldChange field) {
        boolean isTold = field.after() != null && !field.path().endsWith("restartedAt]");
        return field.path() + (isTold ? "=" + field.after() : "");
    }
}
