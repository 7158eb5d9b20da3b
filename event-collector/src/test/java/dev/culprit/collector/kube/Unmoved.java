package dev.culprit.collector.kube;

import java.util.function.Predicate;

/** Whether a count is what it was when it was looked at last. */
final class Unmoved implements Predicate<Long> {
    private long last = -1;

    @Override
    public boolean test(Long now) {
        boolean same = now == last;
        last = now;
        return same;
    }
}
