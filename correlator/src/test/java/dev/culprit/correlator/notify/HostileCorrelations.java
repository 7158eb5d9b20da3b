package dev.culprit.correlator.notify;

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
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Correlations in which others wrote what they liked. */
public final class HostileCorrelations {
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

    private final Random random;
    private final Supplier<String> words;

    private HostileCorrelations(Random random, Supplier<String> words) {
        this.random = random;
        this.words = words;
    }

    public static Correlation of(Random random) {
        return of(random, () -> text(random));
    }

    /** Of any shape, with these words in every place that others write in. */
    public static Correlation of(Random random, Supplier<String> words) {
        return new HostileCorrelations(random, words).correlation();
    }

    private Correlation correlation() {
        String hostileName = name();
        var episode = new Episode(
                name(),
                new SloRef(random.nextBoolean() ? "zoo" : hostileName, name()),
                any(Severity.values()),
                random.nextBoolean() ? null : random.nextDouble() * Math.pow(10, random.nextInt(300)),
                TEN,
                random.nextBoolean() ? null : TEN.plusSeconds(random.nextInt(100_000)),
                new Alert(words.get(), "f", words.get(), runbook()));
        return new Correlation(
                name(),
                random.nextBoolean() ? "seal-1" : name(),
                1 + random.nextInt(1000),
                any(Phase.values()),
                episode,
                new Correlation.Period(
                        new Onset(TEN.minusSeconds(60), TEN, Onset.Source.ASSUMED),
                        new TimeRange(TEN.minusSeconds(3600), TEN.plusSeconds(600))),
                findings(),
                List.of(),
                TEN);
    }

    private Findings findings() {
        return new Findings(
                random.nextBoolean() ? null : object(),
                IntStream.range(0, random.nextInt(6)).mapToObj(i -> suspect()).toList(),
                random.nextInt(3),
                IntStream.range(0, random.nextInt(60))
                        .mapToObj(i -> new Cleared(object(), TEN, words.get(), name()))
                        .toList(),
                random.nextInt(3),
                1,
                null,
                random.nextBoolean() ? null : words.get(),
                null);
    }

    private Suspect suspect() {
        return new Suspect(
                object(),
                TEN.plusSeconds(random.nextInt(2000) - 1000),
                ChangeType.UPDATE,
                words.get(),
                words.get(),
                any(Confidence.values()),
                1,
                List.of(new Contribution(name(), 1)),
                IntStream.range(0, random.nextInt(20))
                        .mapToObj(i -> new EvidenceLine("e" + i, TEN, words.get()))
                        .toList());
    }

    private ObjectRef object() {
        return new ObjectRef(words.get(), name(), random.nextBoolean() ? "" : words.get(), name());
    }

    private String name() {
        return "x" + words.get();
    }

    /** Marks of every kind in any order. */
    public static String text(Random random) {
        int length = random.nextInt(10) == 0 ? 3000 : random.nextInt(12);
        return String.join(
                "",
                IntStream.range(0, length)
                        .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                        .toList());
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private String runbook() {
        return switch (random.nextInt(8)) {
            case 0 -> "https://runbooks.example/a?b=1&c=<x>|y";
            case 1 -> "javascript:alert(1)";
            case 2 -> "https://user:pass@runbooks.example/";
            case 3 -> "https://runbooks.example/" + "a".repeat(5000);
            case 4 -> "https://runbooks.example/a?b=1&c=2#" + "日本";
            case 5 -> "https://runbooks.example/?" + "&".repeat(570);
            case 6 -> "https://runbooks.example/\ud83d";
            default -> words.get();
        };
    }
}
