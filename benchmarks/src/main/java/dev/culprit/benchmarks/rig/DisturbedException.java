package dev.culprit.benchmarks.rig;

/** The machine stood still for so long that what was measured is no figure of what runs on it. */
public final class DisturbedException extends BenchmarkException {
    private static final long serialVersionUID = 1L;

    DisturbedException(String message) {
        super(message);
    }
}
