package dev.culprit.correlator.notify.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Correlation;
import dev.culprit.correlator.notify.HostileCorrelations;
import dev.culprit.correlator.notify.Links;
import dev.culprit.testing.corpus.EveryInput;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whatever words others wrote, and whatever else a correlation says, its message is one that Slack takes and only shows.
 *
 * <p>An input is a shape of eight bytes, then words with a byte of zero between them. Bytes that are no UTF-8 stand for
 * halves of characters.
 */
public class SlackFuzzTest {
    private static final int SHAPE = 8;
    private static final Links LINKS = new Links(
            Optional.of("https://culprit.example/{namespace}/{slo}/{name}"),
            Optional.of("https://grafana.example/?a={id}&from={from}&to={to}"));

    @EveryInput
    void holdsForWhatIsKept(byte[] input) {
        fuzzerTestOneInput(input);
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        byte[] shape = Arrays.copyOf(input, SHAPE);
        String text =
                halves(new String(input, Math.min(SHAPE, input.length), Math.max(0, input.length - SHAPE), UTF_8));
        List<String> words = List.of(text.split("\0", -1));
        words.forEach(word -> assertEscaped(word, 8 + Byte.toUnsignedInt(shape[0])));
        long seed = Arrays.hashCode(shape);
        assertReported(HostileCorrelations.of(new Random(seed), again(words)), words);
    }

    private static void assertReported(Correlation correlation, List<String> words) {
        String news = words.getLast();
        var story = new Story(words.getFirst(), new Story.ByModel(news, words, words));
        HostileReportsTest.assertTaken(new ReportMessage(LINKS, Story::byRule).of(correlation, news));
        HostileReportsTest.assertTaken(new ReportMessage(LINKS, whole -> story).of(correlation, news));
        Stream.of(
                        ReportMessage.resolved(correlation),
                        ReportMessage.escalated(correlation),
                        ReportMessage.firesAgain(correlation),
                        ReportMessage.revised(correlation))
                .forEach(HostileReportsTest::assertSafe);
    }

    private static void assertEscaped(String word, int most) {
        String plain = SlackText.plain(word, most);
        HostileReportsTest.assertSafe(plain);
        assertThat(plain).isNotBlank().hasSizeLessThanOrEqualTo(most).doesNotContain("\n");
        assertThat(SlackText.code(word, most)).hasSizeLessThanOrEqualTo(most).matches("`[^`]+`");
        assertThat(SlackText.codeBlock(word, most))
                .hasSizeLessThanOrEqualTo(most)
                .matches("```[^`]+```");
    }

    /** What UTF-8 cannot hold and JSON can. */
    private static String halves(String text) {
        var halves = new StringBuilder(text);
        for (int i = 0; i < halves.length(); i++) {
            if (halves.charAt(i) == '\ufffd') {
                halves.setCharAt(i, i % 2 == 0 ? '\ud83d' : '\udc00');
            }
        }
        return halves.toString();
    }

    /** From the first again when they are used up. */
    private static Supplier<String> again(List<String> words) {
        return Stream.generate(() -> words).flatMap(List::stream).iterator()::next;
    }
}
