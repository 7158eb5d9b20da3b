package dev.culprit.collector.snapshot;

/** Resource versions, which are numbers of any length that grow, as long as nobody puts back a backup. */
public final class Versions {
    private Versions() {}

    public static boolean areNumbers(String one, String other) {
        return isNumber(one) && isNumber(other);
    }

    /** Whether both are numbers, of which the first is smaller. */
    public static boolean isLess(String one, String other) {
        if (!areNumbers(one, other)) {
            return false;
        }
        int byLength = Integer.compare(one.length(), other.length());
        return byLength != 0 ? byLength < 0 : one.compareTo(other) < 0;
    }

    private static boolean isNumber(String version) {
        return !version.isEmpty() && version.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
