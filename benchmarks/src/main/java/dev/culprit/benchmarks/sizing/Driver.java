package dev.culprit.benchmarks.sizing;

/** What makes an installation larger. */
enum Driver {
    FACT("change or symptom"),
    WORKLOAD("workload"),
    QUESTION("question"),
    PAIR("fact that is told to an alert"),
    ALERT("alert");

    private final String words;

    Driver(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** What one of them takes is told so. */
    String each() {
        return (this == ALERT ? "an " : "a ") + words;
    }
}
