package dev.culprit.rules.promql;

/** What an expression gives. */
enum Kind {
    SCALAR("a number"),
    VECTOR("series"),
    RANGE("a range of series"),
    STRING("a string");

    private final String shown;

    Kind(String shown) {
        this.shown = shown;
    }

    String shown() {
        return shown;
    }
}
