package dev.culprit.correlator.notify.grafana;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.runtime.text.OneLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * By which annotations are chosen for a dashboard, and found again. Grafana keeps a tag as what stands before its first colon
 * and what stands between that and the second; the rest is lost. Whoever asks for a tag without a colon gets nothing where an
 * annotation has another one that begins so. Hence one colon at most, and nothing twice in front of it. All tags of an
 * annotation have 500 bytes together, each 100 characters.
 */
final class Tags {
    static final String PRODUCT = "culprit";

    private static final int MOST_BYTES = 90;
    private static final String NOTHING = "none";

    private Tags() {}

    static List<String> of(Correlation correlation, Mark mark) {
        Episode episode = correlation.episode();
        return List.of(
                PRODUCT,
                mark.word(),
                episode.severity().name().toLowerCase(Locale.ROOT),
                tag("slo", episode.slo().name()),
                tag("namespace", episode.slo().namespace()),
                correlation(correlation.id()));
    }

    /** Nothing else has it. */
    static String correlation(String id) {
        return tag("correlation", id);
    }

    private static String tag(String key, String untrusted) {
        String line = OneLine.of(untrusted.substring(0, Math.min(untrusted.length(), MOST_BYTES)))
                .replace(':', '-')
                .replace(',', '-');
        var out = new StringBuilder();
        int bytes = 0;
        for (int character : line.codePoints().toArray()) {
            String one = Character.toString(character);
            bytes += one.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                break;
            }
            out.append(one);
        }
        String value = out.toString().strip();
        return key + ":" + (value.isEmpty() ? NOTHING : value);
    }
}
