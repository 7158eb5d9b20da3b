package dev.culprit.fit;

import dev.culprit.correlator.ranking.Case;

/** A case of a recorded incident. */
record NamedCase(String incident, Case what) {}
