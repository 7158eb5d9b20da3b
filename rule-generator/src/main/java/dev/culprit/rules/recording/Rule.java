package dev.culprit.rules.recording;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** One rule of Prometheus. */
public sealed interface Rule {
    String expression();

    SortedMap<String, String> labels();

    /** Records a series. */
    record Recorded(String series, String expression, SortedMap<String, String> labels) implements Rule {
        public Recorded {
            labels = new TreeMap<>(labels);
        }
    }

    /** Raises an alert when the expression has given something for as long as {@code hold}. */
    record Alert(
            String name,
            String expression,
            Duration hold,
            SortedMap<String, String> labels,
            SortedMap<String, String> annotations)
            implements Rule {
        public Alert {
            labels = new TreeMap<>(labels);
            annotations = new TreeMap<>(annotations);
        }
    }
}
