package dev.culprit.correlator.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Correlation;
import dev.culprit.correlator.notify.HostileCorrelations;
import dev.culprit.correlator.notify.Links;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever others wrote into a correlation, its message is one that Slack takes, and does nothing but show it. */
class HostileReportsTest {
    /** Nothing of others may be read as one of Slack's own marks; ours are the links and nothing else. */
    private static final Pattern OUR_LINK = Pattern.compile("<https?://[^<>|\\s]+\\|(Page|Grafana|Runbook)>");

    private static final Pattern ESCAPED = Pattern.compile("&(amp|lt|gt);");

    static Stream<Long> seeds() {
        return IntStream.range(0, 300).mapToObj(i -> (long) i);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isWithinLimitsAndEscaped(long seed) {
        var links = new Links(
                Optional.of("https://culprit.example/{namespace}/{slo}/{name}"),
                Optional.of("https://grafana.example/?a={id}&from={from}&to={to}"));
        Correlation correlation = HostileCorrelations.of(new Random(seed));

        String news = HostileCorrelations.text(new Random(seed));
        assertTaken(new ReportMessage(links, Story::byRule).of(correlation, news));
        assertTaken(new ReportMessage(
                        links,
                        whole -> new Story(HostileCorrelations.text(new Random(seed)), byModel(new Random(seed))))
                .of(correlation, news));
        assertSafe(ReportMessage.escalated(correlation));
        assertSafe(ReportMessage.resolved(correlation));
    }

    @Test
    void theFullestReportWithTheLongestStoryIsWithinLimits() {
        var links = new Links(
                Optional.of("https://culprit.example/{namespace}/{slo}/{name}"),
                Optional.of("https://grafana.example/?a={id}&from={from}&to={to}"));
        var full = new Full();
        assertTaken(new ReportMessage(links, whole -> new Story(HostileCorrelations.text(full), byModel(full)))
                .of(HostileCorrelations.of(full), HostileCorrelations.text(full)));
    }

    /** Always chooses what is longest. */
    private static final class Full extends Random {
        private static final long serialVersionUID = 1;

        @Override
        public int nextInt(int bound) {
            return switch (bound) {
                case 10 -> 0;
                case 6 -> 3;
                case 8 -> 5;
                default -> bound - 1;
            };
        }

        @Override
        public boolean nextBoolean() {
            return false;
        }
    }

    /** More, and worse, than any answer that the summarizer lets through. */
    private static Story.ByModel byModel(Random random) {
        return new Story.ByModel(
                HostileCorrelations.text(random),
                Stream.generate(() -> HostileCorrelations.text(random))
                        .limit(1 + random.nextInt(9))
                        .toList(),
                Stream.generate(() -> HostileCorrelations.text(random))
                        .limit(random.nextInt(9))
                        .toList());
    }

    static void assertTaken(SlackMessage message) {
        JsonNode blocks = message.toJson().path("blocks");
        assertThat(message.text()).isNotBlank().hasSizeLessThanOrEqualTo(400);
        assertSafe(message.text());
        assertThat(blocks).hasSizeBetween(1, 50);
        assertThat(message.toJson().toString().length()).isLessThan(13_000);
        blocks.forEach(HostileReportsTest::assertWithin);
    }

    private static void assertWithin(JsonNode block) {
        switch (block.path("type").asText()) {
            case "header" -> assertText(block.path("text"), 150);
            case "section" -> {
                assertThat(block.path("fields").size()).isLessThanOrEqualTo(10);
                block.path("fields").forEach(field -> assertText(field, 2000));
                if (block.has("text")) {
                    assertText(block.path("text"), 3000);
                }
                assertThat(block.has("text") || block.has("fields")).isTrue();
            }
            case "context" -> {
                assertThat(block.path("elements").size()).isBetween(1, 10);
                block.path("elements").forEach(element -> assertText(element, 2000));
            }
            default -> assertThat(block.path("type").asText()).isEqualTo("divider");
        }
    }

    private static void assertText(JsonNode text, int most) {
        String shown = text.path("text").asText();
        assertThat(shown).isNotBlank().hasSizeLessThanOrEqualTo(most);
        boolean isFormatted = text.path("type").asText().equals("mrkdwn");
        assertThat(isFormatted || text.path("type").asText().equals("plain_text"))
                .isTrue();
        assertThat(text.path("verbatim").asBoolean()).isEqualTo(isFormatted);
        assertSafe(isFormatted ? OUR_LINK.matcher(shown).replaceAll("") : shown);
        if (isFormatted) {
            assertSpansAreClosed(OUR_LINK.matcher(shown).replaceAll(""));
        }
    }

    static void assertSafe(String shown) {
        assertThat(ESCAPED.matcher(shown).replaceAll("")).doesNotContain("<", ">", "&");
        assertThat(shown.codePoints().filter(character -> Character.getType(character) == Character.SURROGATE))
                .isEmpty();
        assertThat(shown.replace("\n", "")).doesNotMatch("(?s).*\\p{Cntrl}.*");
    }

    /** Outside of code there are our own words alone. */
    private static void assertSpansAreClosed(String markup) {
        String outside = Pattern.compile("```[^`]*```|`[^`]*`").matcher(markup).replaceAll("");
        assertThat(outside).doesNotContain("`");
        assertThat(outside).matches("(?s)[\\w\\s*.,·]*");
    }
}
