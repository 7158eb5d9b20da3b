package dev.culprit.fit;

import dev.culprit.correlator.ranking.Feature;
import dev.culprit.correlator.ranking.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code docs/ranking.md}: prose from a file beside this class, with the figures filled in. */
record RankingPage(Map<Setting, List<Outcome>> outOfFold, Map<Setting, List<Outcome>> refitted, Weights weights) {
    private static final String PROSE = "ranking.md";

    private static final int BINS = 5;

    String text() {
        return prose().replace("{{results}}", results())
                .replace("{{reliability}}", reliability())
                .replace("{{misses}}", misses())
                .replace("{{types}}", types())
                .replace("{{weights}}", weightsTable())
                .replace("{{high}}", decimal(weights.high()))
                .replace("{{medium}}", decimal(weights.medium()));
    }

    private static String prose() {
        try (InputStream in = RankingPage.class.getResourceAsStream(PROSE)) {
            if (in == null) {
                throw new IllegalStateException(PROSE + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(PROSE + " cannot be read", e);
        }
    }

    private String results() {
        var rows = new StringBuilder();
        for (Setting setting : Setting.values()) {
            rows.append(row("**" + setting.title() + "**", Figures.of(of(outOfFold, setting))));
        }
        for (Setting setting : Setting.values()) {
            rows.append(row(setting.title() + ", fitted on all", Figures.of(of(refitted, setting))));
        }
        return rows.toString().stripTrailing();
    }

    private static String row(String title, Figures f) {
        return "| %s | %s | %s | %s | %d/%d | %s | %s |%n"
                .formatted(
                        title,
                        share(f.first(), f.culprits()),
                        share(f.third(), f.culprits()),
                        decimal(f.culprits() == 0 ? 0 : f.reciprocal() / f.culprits()),
                        f.abstained(),
                        f.innocents(),
                        decimal(f.precision()),
                        share(f.found(), f.culprits()));
    }

    /** Of every suspect: how likely it was said to be, and how often it was. */
    private String reliability() {
        int[] count = new int[BINS];
        int[] right = new int[BINS];
        double[] said = new double[BINS];
        for (Outcome outcome : of(outOfFold, Setting.INFERRED)) {
            for (int i = 0; i < outcome.suspects().size(); i++) {
                double p = outcome.probabilities().get(i);
                int bin = Math.min(BINS - 1, (int) (p * BINS));
                count[bin]++;
                said[bin] += p;
                right[bin] += outcome.isRight(outcome.suspects().get(i)) ? 1 : 0;
            }
        }
        var rows = new StringBuilder();
        for (int bin = 0; bin < BINS; bin++) {
            rows.append("| %.1f to %.1f | %d | %s | %s |%n"
                    .formatted(
                            (double) bin / BINS,
                            (bin + 1.0) / BINS,
                            count[bin],
                            count[bin] == 0 ? "-" : decimal(said[bin] / count[bin]),
                            count[bin] == 0 ? "-" : share(right[bin], count[bin])));
        }
        return rows.toString().stripTrailing();
    }

    private String misses() {
        var rows = new StringBuilder();
        for (Miss miss : Miss.values()) {
            rows.append("| %s | %d | %d | %s |%n"
                    .formatted(miss.title(), count(miss, Setting.INFERRED), count(miss, Setting.UNKNOWN), miss.cure()));
        }
        return rows.toString().stripTrailing();
    }

    private long count(Miss miss, Setting setting) {
        return of(outOfFold, setting).stream()
                .filter(outcome -> Miss.of(outcome).filter(miss::equals).isPresent())
                .count();
    }

    private String types() {
        Map<String, List<Outcome>> byType = of(outOfFold, Setting.INFERRED).stream()
                .collect(Collectors.groupingBy(o -> o.truth().faultType(), TreeMap::new, Collectors.toList()));
        var rows = new StringBuilder();
        byType.forEach((type, outcomes) -> {
            Figures f = Figures.of(outcomes);
            String words = type.replace('_', ' ');
            rows.append(
                    f.culprits() == 0
                            ? "| %s | %d | none to find | | %d of %d left alone |%n"
                                    .formatted(words, outcomes.size(), f.abstained(), f.innocents())
                            : "| %s | %d | %d | %d | %d |%n"
                                    .formatted(words, outcomes.size(), f.first(), f.third(), f.found()));
        });
        return rows.toString().stripTrailing();
    }

    private String weightsTable() {
        var rows = new StringBuilder();
        for (Feature feature : Feature.values()) {
            rows.append("| %s | %s | %s | %s |%n"
                    .formatted(
                            feature.key(),
                            feature.unit(),
                            decimal(weights.priors().getOrDefault(feature, 0.0)),
                            decimal(weights.of(feature)) + (weights.held().containsKey(feature) ? ", held" : "")));
        }
        return rows.toString().stripTrailing();
    }

    private static List<Outcome> of(Map<Setting, List<Outcome>> outcomes, Setting setting) {
        return outcomes.getOrDefault(setting, List.of());
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "-" : decimal((double) part / whole);
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
