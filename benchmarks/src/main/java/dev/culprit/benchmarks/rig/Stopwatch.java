package dev.culprit.benchmarks.rig;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Time that has passed, and time that this process has spent on any core: broker, clients, compiler and all. */
public final class Stopwatch {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long start = System.nanoTime();
    private final long cpuStart = SYSTEM.getProcessCpuTime();

    /** Reads both. */
    public Reading read() {
        return new Reading((System.nanoTime() - start) / 1e9, (SYSTEM.getProcessCpuTime() - cpuStart) / 1e9);
    }

    /** Seconds. */
    public record Reading(double passed, double cpu) {}
}
