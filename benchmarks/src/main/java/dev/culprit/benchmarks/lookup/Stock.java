package dev.culprit.benchmarks.lookup;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Spike;
import dev.culprit.benchmarks.figure.Rounds;
import dev.culprit.benchmarks.rig.BenchmarkException;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.Question;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A shelf with so many changes on it, and what asking it took. */
final class Stock implements AutoCloseable {
    private final int retained;
    private final Library library;
    private final Shelf shelf;
    private final List<Double> answers = new ArrayList<>();
    private final List<Double> alerts = new ArrayList<>();
    private int asked;
    private int alerted;

    Stock(int retained, Path folder, Instant alertAt) {
        this.retained = retained;
        this.library = new Library(alertAt);
        this.shelf = new Shelf(folder);
        library.fill(retained, shelf::keep);
    }

    int retained() {
        return retained;
    }

    /** Median microseconds of each round. */
    Rounds answers() {
        return new Rounds(answers);
    }

    /** Median microseconds of each round. */
    Rounds alerts() {
        return new Rounds(alerts);
    }

    /** Asks and alerts so often, and keeps the medians unless it only warms up. */
    void round(int times, boolean counts) throws BenchmarkException {
        List<Double> answerTimes = new ArrayList<>();
        List<Double> alertTimes = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answerTimes.add(answer(library.question(asked++)));
            alertTimes.add(alert(library.spike(alerted++)));
        }
        if (counts) {
            answers.add(new Rounds(answerTimes).median());
            alerts.add(new Rounds(alertTimes).median());
        }
    }

    private double answer(Question question) throws BenchmarkException {
        long start = System.nanoTime();
        List<Answer> told = shelf.ask(question);
        double micros = (System.nanoTime() - start) / 1e3;
        int facts = told.stream().mapToInt(answer -> answer.evidence().size()).sum();
        if (facts != library.inside(question)) {
            throw new BenchmarkException("an answer holds " + facts + " facts instead of " + library.inside(question));
        }
        return micros;
    }

    private double alert(Spike spike) throws BenchmarkException {
        long start = System.nanoTime();
        List<Correlation> emitted = shelf.alert(spike);
        double micros = (System.nanoTime() - start) / 1e3;
        if (emitted.size() != 1
                || emitted.getFirst().phase() != Phase.PROVISIONAL
                || emitted.getFirst().findings().suspects().isEmpty()) {
            throw new BenchmarkException("an alert did not lead to one provisional correlation with suspects");
        }
        return micros;
    }

    @Override
    public void close() {
        shelf.close();
    }
}
