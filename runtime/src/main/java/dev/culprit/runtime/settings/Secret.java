package dev.culprit.runtime.settings;

/** A value that is never printed. */
public record Secret(String value) {
    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is not empty");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
