package dev.culprit.rules.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Reads a series over a long time, part by part: no moment is asked for twice, none left out. Parts become smaller where
 * they are too much for Prometheus; where it fails it is asked again, with longer and longer pauses.
 */
public final class RangeReader {
    /** Prometheus refuses more than 11,000 in one answer. */
    static final int LARGEST_PART = 10_000;

    static final int SMALLEST_PART = 500;

    private static final int MOST_TRIES = 4;
    private static final int MOST_HALVINGS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final String where;
    private final Source source;
    private final Pause pause;
    private final LongConsumer progress;
    private final SortedSet<String> warnings = new TreeSet<>();
    private long read;

    /**
     * Over one source.
     *
     * @param where its address, for messages
     * @param progress is told how many moments have been read by now, of all series together
     */
    public RangeReader(String where, Source source, Pause pause, LongConsumer progress) {
        this.where = where;
        this.source = source;
        this.pause = pause;
        this.progress = progress;
    }

    /** A value for each moment of the grid, NaN where there is none. */
    public double[] read(String expression, Grid grid) throws HistoryException, InterruptedException {
        double[] values = new double[grid.size()];
        Arrays.fill(values, Double.NaN);
        int length = LARGEST_PART;
        int halvings = 0;
        int from = 0;
        while (from < grid.size()) {
            Grid part = grid.part(from, length);
            switch (patiently(expression, part)) {
                case Answer.Found found -> {
                    fill(values, grid, part, found);
                    from += part.size();
                    halvings = 0;
                    read += part.size();
                    progress.accept(read);
                }
                case Answer.TooMuch(String reason) -> {
                    length = Math.max(SMALLEST_PART, Math.min(length, part.size()) / 2);
                    halvings++;
                    if (halvings > MOST_HALVINGS) {
                        throw new HistoryException("a query is too much for Prometheus at " + where + " (" + reason
                                + "): take a shorter range, or allow it more time with --timeout");
                    }
                }
                case Answer.Refused(String reason) ->
                    throw new HistoryException("Prometheus at " + where + " refuses a query (" + reason
                            + "): see that the address, the token and the SLO's expressions are right");
                case Answer.Failed(String reason) ->
                    throw new HistoryException("Prometheus at " + where + " cannot be asked (" + reason + ", "
                            + MOST_TRIES + " times): see that it runs and that --prometheus is its address");
            }
        }
        return values;
    }

    /** What Prometheus added to its answers, such as that they are incomplete. */
    public SortedSet<String> warnings() {
        return Collections.unmodifiableSortedSet(warnings);
    }

    private Answer patiently(String expression, Grid part) throws InterruptedException {
        Duration wait = FIRST_PAUSE;
        Answer answer = source.ask(expression, part);
        for (int tries = 1; tries < MOST_TRIES && answer instanceof Answer.Failed; tries++) {
            pause.of(wait);
            wait = wait.multipliedBy(2);
            answer = source.ask(expression, part);
        }
        return answer;
    }

    private void fill(double[] values, Grid grid, Grid part, Answer.Found found) {
        warnings.addAll(found.warnings());
        int first = grid.index(part.start());
        for (Answer.Point point : found.points()) {
            int index = grid.index(Instant.ofEpochSecond(point.second()));
            if (index >= first && index < first + part.size()) {
                values[index] = point.value();
            }
        }
    }
}
