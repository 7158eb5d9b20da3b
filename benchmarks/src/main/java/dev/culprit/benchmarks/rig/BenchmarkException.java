package dev.culprit.benchmarks.rig;

/** A measurement came to nothing: a broker failed, time ran out, or what came out is not what should have. */
public class BenchmarkException extends Exception {
    public BenchmarkException(String message) {
        super(message);
    }

    public BenchmarkException(String message, Throwable cause) {
        super(message, cause);
    }
}
