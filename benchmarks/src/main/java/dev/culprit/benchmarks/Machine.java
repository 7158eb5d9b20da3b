package dev.culprit.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * What was measured on.
 *
 * @param load average number of threads that were running or waited to, over the last minute; negative when unknown
 */
record Machine(LocalDate day, int cores, String jdk, double load, long heapMegabytes) {
    static Machine now(Clock clock) {
        Runtime runtime = Runtime.getRuntime();
        return new Machine(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                runtime.availableProcessors(),
                Runtime.version().toString(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                runtime.maxMemory() / (1024 * 1024));
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "Measured on %s: %d cores, JDK %s, heap of %,d MiB at most, load average %s before the first round.",
                day,
                cores,
                jdk,
                heapMegabytes,
                load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load));
    }
}
