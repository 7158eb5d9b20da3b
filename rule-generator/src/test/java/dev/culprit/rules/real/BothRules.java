package dev.culprit.rules.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.culprit.rules.Given;
import dev.culprit.rules.objective.Window;
import dev.culprit.rules.recording.Rule;
import dev.culprit.rules.recording.RuleGenerator;
import dev.culprit.rules.recording.RuleGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sloth's rules and ours for one SLO, evaluated by one Prometheus on the same counters each minute. */
final class BothRules {
    static final List<String> WINDOWS = List.of("5m", "30m", "1h", "2h", "6h", "1d", "3d");

    private static final String MONTH = "30d";
    private static final Instant WARM = Story.START.plus(Duration.ofHours(73));

    private final Map<Story, RuleGroup> ours = new EnumMap<>(Story.class);
    private final Map<Story, JsonNode> sloth = new EnumMap<>(Story.class);
    private final Map<Story, Seen> seen = new EnumMap<>(Story.class);

    BothRules() throws IOException {
        for (Story story : Story.values()) {
            ours.put(story, ours(story));
            sloth.put(story, sloth(story));
        }
    }

    /** What both said of one story, from when all alert windows are full. */
    record Seen(
            Map<String, NavigableMap<Long, Double>> ours,
            Map<String, NavigableMap<Long, Double>> sloth,
            Map<String, List<Fired>> oursFired,
            Map<String, List<Fired>> slothFired) {}

    void run(Path folder) throws Exception {
        var backfill = new Backfill(folder);
        backfill.load(
                Arrays.stream(Story.values()).flatMap(Story::lines).collect(Collectors.joining("\n")) + "\n# EOF\n");
        record(backfill);
        try (var server = new Server(folder)) {
            for (Story story : Story.values()) {
                seen.put(story, seen(server, story));
            }
        }
    }

    Seen seen(Story story) {
        return Objects.requireNonNull(seen.get(story));
    }

    Beside beside(Story story, String window) {
        return new Beside(story, seen(story), window);
    }

    private static RuleGroup ours(Story story) {
        String slo = Given.slo(story.slo())
                .replace(
                        "errors_total{slo=\"" + story.slo() + "\"}",
                        "requests_total{slo=\"" + story.slo() + "\",code=~\"5..\"}");
        return RuleGenerator.generate(Given.yaml(slo).promises()).getFirst();
    }

    private static JsonNode sloth(Story story) throws IOException {
        String rules = Files.readString(Path.of("src/test/resources/sloth/rules.yaml"));
        return new YAMLMapper()
                .readTree(rules.replace("\"step\"", "\"" + story.slo() + "\"")
                        .replace("shop-step", "shop-" + story.slo())
                        .replace("sloth_slo: step", "sloth_slo: " + story.slo()));
    }

    private void record(Backfill backfill) throws Exception {
        List<Rule.Recorded> own = Backfill.recorded(ours.values().stream().flatMap(group -> group.rules().stream()));
        List<Rule.Recorded> others =
                sloth.values().stream().flatMap(BothRules::recorded).toList();
        var all = new Backfill.Span(Story.START, Story.END);
        var warm = new Backfill.Span(WARM, Story.END);
        backfill.record(
                Stream.concat(
                                Backfill.Level.RATES.of(own).stream(),
                                others.stream().filter(rule -> rule.series().endsWith("rate5m")))
                        .toList(),
                all);
        backfill.record(Backfill.Level.ERRORS.of(own), all);
        backfill.record(Backfill.Level.EDGES.of(own), all);
        backfill.record(Backfill.Level.EVENTS.of(own), warm);
        backfill.record(
                Stream.concat(
                                Backfill.Level.RATIOS.of(own).stream(),
                                others.stream().filter(rule -> !rule.series().endsWith("rate5m")))
                        .toList(),
                warm);
        backfill.record(Backfill.Level.BURNS.of(own), warm);
    }

    private static Stream<Rule.Recorded> recorded(JsonNode sloth) {
        return sloth.path("groups").path(0).path("rules").valueStream().map(rule -> {
            var labels = new TreeMap<String, String>();
            rule.path("labels")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            return new Rule.Recorded(
                    rule.path("record").asText(), rule.path("expr").asText(), labels);
        });
    }

    private Seen seen(Server server, Story story) throws Exception {
        var ratios = new TreeMap<String, NavigableMap<Long, Double>>();
        var slothRatios = new TreeMap<String, NavigableMap<Long, Double>>();
        Backfill.Span span = evaluations(server, story);
        for (String window : Stream.concat(WINDOWS.stream(), Stream.of(MONTH)).toList()) {
            ratios.put(
                    window,
                    server.minutes("slok:sli_error_rate:" + window + "{slo_name=\"" + story.slo() + "\"}", span));
            slothRatios.put(
                    window,
                    server.minutes("slo:sli_error:ratio_rate" + window + "{sloth_slo=\"" + story.slo() + "\"}", span));
        }
        return new Seen(ratios, slothRatios, oursFired(server, story, span), slothFired(server, story, span));
    }

    private Map<String, List<Fired>> oursFired(Server server, Story story, Backfill.Span span) throws Exception {
        var fired = new TreeMap<String, List<Fired>>();
        for (Rule.Alert alert : Objects.requireNonNull(ours.get(story)).alerts()) {
            if (alert.labels().containsKey("slo_tier")) {
                fired.computeIfAbsent(alert.labels().getOrDefault("severity", ""), severity -> new ArrayList<>())
                        .addAll(Fired.of(server.minutes(alert.expression(), span), alert.hold()));
            }
        }
        fired.replaceAll((severity, tiers) -> Fired.joined(tiers));
        return fired;
    }

    /** Sloth's have no hold. */
    private Map<String, List<Fired>> slothFired(Server server, Story story, Backfill.Span span) throws Exception {
        var fired = new TreeMap<String, List<Fired>>();
        for (JsonNode alert :
                Objects.requireNonNull(sloth.get(story)).path("groups").path(1).path("rules")) {
            fired.put(
                    alert.at("/labels/sloth_severity").asText(),
                    Fired.of(server.minutes(alert.path("expr").asText(), span), Duration.ZERO));
        }
        return fired;
    }

    /** Each minute at the second at which groups are evaluated, which their names decide. */
    private static Backfill.Span evaluations(Server server, Story story) throws Exception {
        double first = server.value(
                        "timestamp(slok:sli_error_rate:1h{slo_name=\"" + story.slo() + "\"})",
                        WARM.plus(Duration.ofMinutes(2)))
                .orElseThrow();
        Instant from = Instant.ofEpochMilli(Math.round(first * 1000));
        return new Backfill.Span(from, Story.END);
    }

    /** Ours and Sloth's from what happened, and from each other. */
    record Off(double ours, double sloth, double each) {}

    /** One window of both. */
    record Beside(Story story, Seen seen, String window) {
        private NavigableMap<Long, Double> of(Map<String, NavigableMap<Long, Double>> ratios) {
            return Objects.requireNonNull(ratios.get(window));
        }

        /** How far one of both is from what happened at most; right behind a change, or elsewhere. */
        Off off(boolean unsettled) {
            Story.Truth truth = story.truth();
            double[] off = new double[3];
            of(seen.ours()).forEach((second, ours) -> {
                Instant end = Instant.ofEpochSecond(second);
                if (isUnsettled(end) == unsettled) {
                    double sloth = of(seen.sloth()).getOrDefault(second, Double.NaN);
                    double happened = truth.errorRatio(end.minus(length()), end);
                    off[0] = Math.max(off[0], Math.abs(ours - happened));
                    off[1] = Math.max(off[1], Math.abs(sloth - happened));
                    off[2] = Math.max(off[2], Math.abs(sloth - ours));
                }
            });
            return new Off(off[0], off[1], off[2]);
        }

        private Duration length() {
            return Window.parse(window).orElseThrow().length();
        }

        private boolean isUnsettled(Instant end) {
            return story.isUnsettled(end) || story.isUnsettled(end.minus(length()));
        }

        double peak() {
            return of(seen.sloth()).values().stream()
                    .mapToDouble(ratio -> ratio)
                    .max()
                    .orElseThrow();
        }

        double ours() {
            return of(seen.ours()).lastEntry().getValue();
        }

        double sloth() {
            return of(seen.sloth()).lastEntry().getValue();
        }
    }
}
