package dev.culprit.fit;

import dev.culprit.api.record.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the shipped weights are known to reach, in incidents, so that a build can fail below it.
 *
 * @param first in which a culprit ranks first
 * @param third in which one is among the first three
 * @param found in which one is called high
 * @param abstained without a culprit, in which nothing is called high
 * @param falseAlarms in which something else is called high
 */
record CommittedScore(int first, int third, int found, int abstained, int falseAlarms) {
    static CommittedScore of(List<Outcome> outcomes) {
        Figures figures = Figures.of(outcomes);
        int falseAlarms = (int) outcomes.stream().filter(Outcome::isFalseAlarm).count();
        return new CommittedScore(figures.first(), figures.third(), figures.found(), figures.abstained(), falseAlarms);
    }

    static void write(Path file, Map<Setting, List<Outcome>> outcomes) throws IOException {
        Map<Setting, CommittedScore> scores = new EnumMap<>(Setting.class);
        outcomes.forEach((setting, of) -> scores.put(setting, of(of)));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(scores) + "\n");
    }
}
