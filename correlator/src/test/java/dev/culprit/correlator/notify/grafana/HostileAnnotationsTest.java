package dev.culprit.correlator.notify.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.correlator.notify.HostileCorrelations;
import dev.culprit.correlator.notify.Links;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever others wrote into a correlation, its annotations are short, show it, and can be found again. */
class HostileAnnotationsTest {
    private static final Drawing DRAWING = new Drawing(new Links(
            Optional.of("https://culprit.example/{namespace}/{slo}/{name}"), Optional.of("https://grafana.example/")));
    private static final Pattern OURS =
            Pattern.compile("</?b>|<br>|<a href=\"https?://[^\"<>\\s]+\">(Page|Runbook)</a>| · ");
    private static final Pattern ESCAPED = Pattern.compile("&(amp|lt|gt|quot|#39|#96|#91|#93);");

    static Stream<Long> seeds() {
        return IntStream.range(0, 300).mapToObj(i -> (long) i);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areShortAndShowNothingButText(long seed) {
        Map<Mark, Annotation> drawn = DRAWING.of(HostileCorrelations.of(new Random(seed)));

        assertThat(drawn).containsKey(Mark.BURN);
        drawn.forEach((mark, annotation) -> {
            assertThat(annotation.end()).isAfterOrEqualTo(annotation.time());
            assertThat(annotation.text()).hasSizeLessThan(6_000);
            String theirs = OURS.matcher(annotation.text()).replaceAll("");
            assertThat(ESCAPED.matcher(theirs).replaceAll("")).doesNotContain("<", ">", "&", "\"", "'", "`", "[", "]");
            assertThat(theirs).doesNotMatch("(?s).*[\\p{Cntrl}\\p{Cs}].*");
            assertTags(annotation.tags(), mark);
        });
    }

    private static void assertTags(List<String> tags, Mark mark) {
        assertThat(tags).hasSize(6).startsWith("culprit", mark.word()).doesNotHaveDuplicates();
        assertThat(tags)
                .allSatisfy(tag -> assertThat(tag)
                        .matches("[^:]+(:[^:]+)?")
                        .doesNotMatch("(?s).*[\\p{Cntrl}\\p{Cs}].*")
                        .isEqualTo(tag.strip()));
        var keys = new HashSet<String>();
        assertThat(tags).allMatch(tag -> keys.add(tag.split(":", 2)[0]));
        assertThat(tags.stream()
                        .mapToInt(tag -> tag.getBytes(StandardCharsets.UTF_8).length + 3)
                        .sum())
                .as("what Grafana takes")
                .isLessThan(500);
    }

    @Test
    void htmlAndMarkdownAreTextAndAMegabyteIsCut() {
        assertThat(AnnotationText.of("<img src=x onerror=\"alert('1')\"> [a](javascript:x) `b` -> \u0007c\n\nd", 200))
                .isEqualTo("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; "
                        + "&#91;a&#93;(javascript:x) &#96;b&#96; → c d");
        assertThat(AnnotationText.of("&".repeat(1_000_000), 10)).isEqualTo("&amp;".repeat(7) + "...");
        assertThat(AnnotationText.of("\u202e\u0000", 10)).isEqualTo("-");
    }
}
