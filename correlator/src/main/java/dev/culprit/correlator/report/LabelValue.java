package dev.culprit.correlator.report;

import java.util.regex.Pattern;

/** Any text as a value that Kubernetes takes for a label. */
final class LabelValue {
    private static final int LONGEST = 63;

    private static final Pattern FORBIDDEN = Pattern.compile("[^A-Za-z0-9_.-]");

    private static final Pattern ENDS = Pattern.compile("^[_.-]+|[_.-]+$");

    private LabelValue() {}

    static String of(String text) {
        String safe = ENDS.matcher(FORBIDDEN.matcher(text).replaceAll("-")).replaceAll("");
        String cut = safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST);
        return ENDS.matcher(cut).replaceAll("");
    }
}
