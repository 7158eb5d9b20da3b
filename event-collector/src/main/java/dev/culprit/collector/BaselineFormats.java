package dev.culprit.collector;

import dev.culprit.api.record.BaselineFormat;
import dev.culprit.collector.snapshot.Snapshot;

/** In which form this collector keeps content. */
public record BaselineFormats(int pruning, String redactionKey) {
    /** Under other rules of redaction content differs as it does under another key. */
    public static BaselineFormats of(CollectorSettings settings) {
        return new BaselineFormats(
                Snapshot.PRUNING_VERSION,
                settings.redactionKey().id(settings.redactionRules().toString()));
    }

    public BaselineFormat of(String apiVersion) {
        return new BaselineFormat(apiVersion.isEmpty() ? "unknown" : apiVersion, pruning, redactionKey);
    }

    /** Whether content of that format can be compared with that of this collector. */
    public boolean matches(BaselineFormat format) {
        return format.equals(of(format.apiVersion()));
    }
}
