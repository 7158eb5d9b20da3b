package dev.culprit.collector.process;

import dev.culprit.collector.RedactionKey;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;

/** What is kept out of everything that leaves the collector. */
public record RedactionSettings(RedactionKey key) {
    private static final Setting<Secret> KEY = Setting.required(
            "redaction.key",
            Kind.secret(),
            "A long random text, one for all collectors: under it, redacted values can be told apart and not guessed. "
                    + "`openssl rand -hex 32` makes one.");

    /** All of them. */
    public static final Definition DEFINITION = Definition.of(KEY);

    /** What was set. */
    public static RedactionSettings from(Settings settings) {
        return new RedactionSettings(RedactionKey.of(settings.get(KEY).value()));
    }
}
