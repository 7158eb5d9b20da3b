package dev.culprit.benchmarks.sizing;

/** What makes an installation larger. */
enum Driver {
    FACT("change or symptom"),
    WORKLOAD("workload"),
    QUESTION("question"),
    /** Of each alert the square of its questions: whoever has not answered yet is written anew with each answer. */
    SQUARE("question times question of one alert"),
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
