package dev.culprit.api.record;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which alert raised a spike.
 *
 * @param name the label {@code alertname}, may be empty
 * @param fingerprint Alertmanager's, stable over an alert's repeats
 * @param service the label {@code service}, absent when there is none
 * @param runbookUrl the annotation {@code runbook_url}: untrusted text
 * @param lookaround the annotations {@code correlation_lookback} and {@code correlation_lookahead}, absent when there are
 *     none
 * @param labels those that the collector is set to keep, without secrets, at most {@link #MOST_LABELS}; absent when there
 *     are none
 */
public record Alert(
        String name,
        String fingerprint,
        @Nullable String service,
        @Nullable String runbookUrl,
        @Nullable Lookaround lookaround,
        @Nullable SortedMap<String, String> labels) {
    /** More are left out. */
    public static final int MOST_LABELS = 30;

    public Alert {
        labels = labels == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** Of an alert whose labels are not told. */
    public Alert(
            String name,
            String fingerprint,
            @Nullable String service,
            @Nullable String runbookUrl,
            @Nullable Lookaround lookaround) {
        this(name, fingerprint, service, runbookUrl, lookaround, null);
    }

    /** Of an SLO that leaves it to the correlator where evidence is sought. */
    public Alert(String name, String fingerprint, @Nullable String service, @Nullable String runbookUrl) {
        this(name, fingerprint, service, runbookUrl, null);
    }
}
