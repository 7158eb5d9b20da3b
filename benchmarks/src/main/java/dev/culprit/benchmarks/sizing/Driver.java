package dev.culprit.benchmarks.sizing;

/** What makes an installation larger. */
enum Driver {
    FACT("change or symptom"),
    WORKLOAD("workload"),
    QUESTION("question"),
    PAIR("pair of alert and fact"),
    ALERT("alert"),
    HOUR("hour and partition");

    private final String words;

    Driver(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
