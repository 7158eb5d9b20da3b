package dev.culprit.standalone.life;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Whether the machine is ours: every so often a little is calculated, and how long that took is held against the CPU it took. */
final class Yardstick implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long EVERY_MILLIS = 250;
    private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final List<Double> slowdowns = new CopyOnWriteArrayList<>();

    private final Future<?> measuring;

    Yardstick() {
        measuring = thread.scheduleWithFixedDelay(this::measure, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void measure() {
        long start = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long spent = 0;
        while (spent < WORK_NANOS) {
            spent = THREADS.getCurrentThreadCpuTime() - cpu;
        }
        slowdowns.add((double) (System.nanoTime() - start) / spent);
    }

    /** The mean: 1 where nobody else wants the processors. */
    double slowdown() {
        return slowdowns.stream().mapToDouble(Double::doubleValue).average().orElse(1);
    }

    @Override
    public void close() {
        measuring.cancel(true);
        thread.shutdownNow();
    }
}
