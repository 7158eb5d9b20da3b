package dev.culprit.api.record;

/** One named part of a score, in log-odds; a suspect's contributions sum to its score. */
public record Contribution(String name, double points) {
    public Contribution {
        Require.notBlank(name, "contribution");
    }
}
