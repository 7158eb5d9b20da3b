package dev.culprit.correlator.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Alert;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.EvidenceLine;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Suspect;
import dev.culprit.api.record.TimeRange;
import dev.culprit.correlator.notify.Links;
import java.time.Instant;
import java.util.List;
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
    private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
    private static final List<String> PIECES = List.of(
            "<!channel>",
            "<!here|x>",
            "<@U024BE7LH>",
            "<https://evil.example|click>",
            "@here @everyone",
            "*bold* _it_ ~no~",
            "`code`",
            "```",
            "> quote",
            "&amp;&lt;&",
            ":skull:",
            "https://auto.example/x",
            "\u200b\u202e\u2066\u0007\u001b[31m",
            "\ud83d",
            "\udc00",
            "👩‍👩‍👧‍👦",
            "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘",
            "\r\n\n\t\u2028",
            "日本語",
            "\"\\'{}[]",
            " ",
            "a|b");

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
        Correlation correlation = correlation(new Random(seed));

        String news = text(new Random(seed));
        assertTaken(new ReportMessage(links, Story::byRule).of(correlation, news));
        assertTaken(new ReportMessage(links, whole -> new Story(text(new Random(seed)), byModel(new Random(seed))))
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
        assertTaken(new ReportMessage(links, whole -> new Story(text(full), byModel(full)))
                .of(correlation(full), text(full)));
    }

    /** Always chooses what is longest. */
    private static final class Full extends Random {
        private static final long serialVersionUID = 1;

        @Override
        public int nextInt(int bound) {
            return switch (bound) {
                case 10 -> 0;
                case 6 -> 3;
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
                text(random),
                Stream.generate(() -> text(random)).limit(1 + random.nextInt(9)).toList(),
                Stream.generate(() -> text(random)).limit(random.nextInt(9)).toList());
    }

    private static void assertTaken(SlackMessage message) {
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

    private static void assertSafe(String shown) {
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

    private static Correlation correlation(Random random) {
        String hostileName = name(random);
        var episode = new Episode(
                name(random),
                new SloRef(random.nextBoolean() ? "zoo" : hostileName, name(random)),
                any(random, Severity.values()),
                random.nextBoolean() ? null : random.nextDouble() * Math.pow(10, random.nextInt(300)),
                TEN,
                random.nextBoolean() ? null : TEN.plusSeconds(random.nextInt(100_000)),
                new Alert(text(random), "f", text(random), runbook(random)));
        return new Correlation(
                name(random),
                random.nextBoolean() ? "seal-1" : name(random),
                1 + random.nextInt(1000),
                any(random, Phase.values()),
                episode,
                new Correlation.Period(
                        new Onset(TEN.minusSeconds(60), TEN, Onset.Source.ASSUMED),
                        new TimeRange(TEN.minusSeconds(3600), TEN.plusSeconds(600))),
                findings(random),
                List.of(),
                TEN);
    }

    private static Findings findings(Random random) {
        return new Findings(
                random.nextBoolean() ? null : object(random),
                IntStream.range(0, random.nextInt(6))
                        .mapToObj(i -> suspect(random))
                        .toList(),
                random.nextInt(3),
                IntStream.range(0, random.nextInt(60))
                        .mapToObj(i -> new Cleared(object(random), TEN, text(random), name(random)))
                        .toList(),
                random.nextInt(3),
                1,
                null,
                random.nextBoolean() ? null : text(random),
                null);
    }

    private static Suspect suspect(Random random) {
        return new Suspect(
                object(random),
                TEN.plusSeconds(random.nextInt(2000) - 1000),
                ChangeType.UPDATE,
                text(random),
                text(random),
                any(random, Confidence.values()),
                1,
                List.of(new Contribution(name(random), 1)),
                IntStream.range(0, random.nextInt(20))
                        .mapToObj(i -> new EvidenceLine("e" + i, TEN, text(random)))
                        .toList());
    }

    private static ObjectRef object(Random random) {
        return new ObjectRef(text(random), name(random), random.nextBoolean() ? "" : text(random), name(random));
    }

    private static String name(Random random) {
        return "x" + text(random);
    }

    private static String text(Random random) {
        int length = random.nextInt(10) == 0 ? 3000 : random.nextInt(12);
        return String.join(
                "",
                IntStream.range(0, length)
                        .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                        .toList());
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static String runbook(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "https://runbooks.example/a?b=1&c=<x>|y";
            case 1 -> "javascript:alert(1)";
            case 2 -> "https://user:pass@runbooks.example/";
            case 3 -> "https://runbooks.example/" + "a".repeat(5000);
            case 4 -> "https://runbooks.example/a?b=1&c=2#" + "日本";
            default -> text(random);
        };
    }
}
