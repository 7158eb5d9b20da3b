package dev.culprit.collector.onset;

import java.time.Instant;

/** A series' value at one time; the value may be anything that Prometheus sends, NaN and infinities too. */
public record Sample(Instant at, double value) {}
