package dev.culprit.rules.promtest;

/** That an expression gives exactly one value without labels, or nothing at all, at a minute. */
record Check(String expression, long minute, boolean there) {
    private static final String TOLERANCE = "1e-9";

    /** Equal to what the formula says, but for the last digits. */
    static Check value(String expression, double expected, long minute) {
        return new Check("abs(" + expression + " - " + expected + ") < bool " + TOLERANCE, minute, true);
    }

    static Check absent(String expression, long minute) {
        return new Check(expression, minute, false);
    }

    /** An alert's state, whatever its labels. */
    static Check firing(String selector, boolean fires, long minute) {
        String firing = "count(ALERTS{alertstate=\"firing\"," + selector + "}) > bool 0";
        return new Check(firing, minute, fires);
    }
}
