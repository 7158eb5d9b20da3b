package dev.culprit.api.v1alpha1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The definitions of this release's custom resources, as {@code api/src/crds} has them. */
public enum BundledDefinition {
    OBJECTIVES("servicelevelobjectives", "ServiceLevelObjective"),
    COMPOSITIONS("slocompositions", "SLOComposition"),
    CORRELATIONS("slocorrelations", SLOCorrelation.KIND);

    private final String plural;
    private final String kind;

    BundledDefinition(String plural, String kind) {
        this.plural = plural;
        this.kind = kind;
    }

    public String kind() {
        return kind;
    }

    /** As the cluster calls the definition itself. */
    public String resourceName() {
        return plural + "." + SLOCorrelation.GROUP;
    }

    /** The whole manifest. */
    public String yaml() {
        try (InputStream in = BundledDefinition.class.getResourceAsStream(resourceName() + "-v1.yml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a class path can be read", e);
        }
    }
}
