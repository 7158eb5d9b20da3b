package dev.culprit.benchmarks;

/** What is measured. */
enum Part {
    THROUGHPUT,
    LOOKUP,
    LATENCY
}
