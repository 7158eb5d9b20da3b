package dev.culprit.benchmarks.throughput;

import dev.culprit.benchmarks.figure.Rounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Records per second of each contender on one traffic, round by round. */
final class Rates {
    private final String traffic;
    private final int pairs;
    private final Map<Contender, List<Pace>> measured = new LinkedHashMap<>();
    private final PassThrough passThrough;
    private final Correlator correlator;
    private final Join join;

    Rates(String traffic, int pairs, PassThrough passThrough, Correlator correlator, Join join) {
        this.traffic = traffic;
        this.pairs = pairs;
        this.passThrough = passThrough;
        this.correlator = correlator;
        this.join = join;
        contenders().forEach(contender -> measured.put(contender, new ArrayList<>()));
    }

    List<Contender> contenders() {
        return List.of(passThrough, correlator, join);
    }

    void add(Contender contender, Pace pace) {
        measured.getOrDefault(contender, List.of()).add(pace);
    }

    Rounds ofPassThrough() {
        return rates(correlator).over(rates(passThrough));
    }

    Rounds ofJoin() {
        return rates(correlator).over(rates(join));
    }

    private Rounds rates(Contender contender) {
        return rounds(contender, Pace::rate);
    }

    private Rounds rounds(Contender contender, Function<Pace, Double> figure) {
        return new Rounds(
                measured.getOrDefault(contender, List.of()).stream().map(figure).toList());
    }

    List<List<String>> rows() {
        return contenders().stream().map(this::row).toList();
    }

    private List<String> row(Contender contender) {
        Rounds rates = rates(contender);
        return List.of(
                "%s, %,d pairs of alert and fact".formatted(traffic, pairs),
                contender.title(),
                thousands(rates.median()),
                thousands(rates.lowest()) + " to " + thousands(rates.highest()),
                String.format(Locale.ROOT, "%.0f", rounds(contender, Pace::cpu).median()));
    }

    private static String thousands(double rate) {
        return String.format(Locale.ROOT, "%,.0f", rate);
    }
}
