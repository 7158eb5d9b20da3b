package dev.culprit.fit;

import dev.culprit.correlator.ranking.Weights;
import dev.culprit.standalone.play.PlayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Fits the weights on a folder of recorded incidents and writes what came of it: weights, {@code docs/ranking.md}, the
 * committed score, and predictions for {@code score.py}. Run at the root of the repository by {@code scripts/fit-ranking}.
 */
public final class FitProgram {
    private static final Path WEIGHTS =
            Path.of("correlator/src/main/resources/dev/culprit/correlator/ranking/weights.json");
    private static final Path PAGE = Path.of("docs/ranking.md");
    private static final Path COMMITTED =
            Path.of("ranking-fit/src/test/resources/dev/culprit/fit/committed-score.json");

    /** Of a squared unit that a weight strays from its prior, in log-likelihood. */
    private static final double PENALTY = 1;

    private FitProgram() {}

    /**
     * Reads and writes as the class says.
     *
     * @param args the folder of incidents; the folder for cases, which are kept for the next fit, and predictions
     */
    public static void main(String[] args) throws IOException, PlayException, InterruptedException, ExecutionException {
        if (args.length != 2) {
            throw new IllegalArgumentException("needs the folder of incidents and a folder to work in");
        }
        Path folder = Path.of(args[0]);
        Path scratch = Files.createDirectories(Path.of(args[1]));
        Map<Setting, List<Lesson>> lessons = new Incidents(folder).lessons(scratch);
        var validation = new CrossValidation(lessons, Weights.shipped(), PENALTY);
        Map<Setting, List<Outcome>> outOfFold = validation.run();
        Weights weights = validation.fittedOnAll();
        Map<Setting, List<Outcome>> refitted = validation.judgedBy(weights);
        for (Setting setting : Setting.values()) {
            String name = setting.name().toLowerCase(Locale.ROOT);
            Predictions.write(
                    scratch.resolve("predictions-" + name + ".jsonl"), outOfFold.getOrDefault(setting, List.of()));
            Predictions.write(
                    scratch.resolve("refitted-" + name + ".jsonl"), refitted.getOrDefault(setting, List.of()));
        }
        int incidents = lessons.getOrDefault(Setting.GIVEN, List.of()).size();
        WeightsFile.write(WEIGHTS, weights, incidents + " recorded incidents; docs/ranking.md says how");
        CommittedScore.write(COMMITTED, refitted);
        Files.writeString(PAGE, new RankingPage(outOfFold, refitted, weights).text());
    }
}
