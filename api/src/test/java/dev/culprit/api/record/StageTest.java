package dev.culprit.api.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StageTest {
    @Test
    void aFinalOneComesBehindEveryProvisionalOneWhateverItsNumber() {
        var first = new Stage(Phase.PROVISIONAL, 1);
        var later = new Stage(Phase.PROVISIONAL, 9);
        var end = new Stage(Phase.FINAL, 4);
        var revisedEnd = new Stage(Phase.FINAL, 5);

        assertThat(Stream.of(revisedEnd, later, end, first, Stage.NONE).sorted())
                .containsExactlyElementsOf(List.of(Stage.NONE, first, later, end, revisedEnd));
        assertThat(new Stage(Phase.PROVISIONAL, 4).isBefore(end)).isTrue();
        assertThat(end.isBefore(end)).isFalse();
    }
}
