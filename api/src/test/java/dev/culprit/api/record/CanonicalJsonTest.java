package dev.culprit.api.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    private static final Correlation SAMPLE = (Correlation) Sample.CORRELATION.value();

    @Test
    void keysStandInOrderOnOneLine() {
        String text = CanonicalJson.of(SAMPLE);

        assertThat(text).startsWith("{\"conditions\":[").doesNotContain("\n", ":null");
        assertThat(text.indexOf("\"episode\"")).isLessThan(text.indexOf("\"findings\""));
        assertThat(text).contains("\"period\":{\"onset\":{\"earliest\":");
    }

    @Test
    void howTheContentCameAboutDoesNotShow() {
        var later = new Correlation(
                SAMPLE.id(),
                SAMPLE.name(),
                SAMPLE.revision() + 7,
                SAMPLE.phase(),
                SAMPLE.episode(),
                SAMPLE.period(),
                SAMPLE.findings(),
                SAMPLE.conditions(),
                SAMPLE.emittedAt().plusSeconds(99));

        assertThat(CanonicalJson.of(later)).isEqualTo(CanonicalJson.of(SAMPLE));
    }

    @Test
    void anyOtherDifferenceShows() {
        var clean = new Correlation(
                SAMPLE.id(),
                SAMPLE.name(),
                SAMPLE.revision(),
                SAMPLE.phase(),
                SAMPLE.episode(),
                SAMPLE.period(),
                SAMPLE.findings(),
                List.of(),
                SAMPLE.emittedAt());

        assertThat(CanonicalJson.of(clean)).isNotEqualTo(CanonicalJson.of(SAMPLE));
    }
}
