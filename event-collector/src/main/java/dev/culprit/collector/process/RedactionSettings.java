package dev.culprit.collector.process;

import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.door.RedactionRules;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Rule;
import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.util.List;
import java.util.Optional;

/** What is kept out of everything that leaves the collector. */
public record RedactionSettings(RedactionKey key, RedactionRules rules) {
    private static final Setting<Secret> KEY = Setting.required(
            "redaction.key",
            Kind.secret(),
            "A long random text, one for all collectors: under it, redacted values can be told apart and not guessed. "
                    + "`openssl rand -hex 32` makes one.");
    private static final Setting<List<String>> NAMES =
            list("names", "Words of names whose values are secrets, besides the known ones: `pin`, `access code`.");
    private static final Setting<List<String>> VALUES =
            list("values", "RE2 expressions of what a secret looks like, besides the known ones; without commas.");
    private static final Setting<List<String>> EXCEPTIONS =
            list("exceptions", "Names that are no secret's, whatever words are in them.");
    private static final Setting<List<String>> NAMES_ONLY = list(
            "names-only.namespaces",
            "Namespaces of which no value is told, only what changed by name; `*` for any part of a name, `_cluster` "
                    + "for what is in none.");

    /** Those without the key, for what makes one of its own. */
    static final Definition RULES_DEFINITION = Definition.of(NAMES, VALUES, EXCEPTIONS, NAMES_ONLY)
            .with(new Rule(List.of(NAMES, VALUES, EXCEPTIONS, NAMES_ONLY), RedactionSettings::mistake));

    /** All of them. */
    public static final Definition DEFINITION = Definition.of(KEY).with(RULES_DEFINITION);

    /** What was set. */
    public static RedactionSettings from(Settings settings) {
        return new RedactionSettings(RedactionKey.of(settings.get(KEY).value()), rules(settings));
    }

    static RedactionRules rules(Settings settings) {
        return new RedactionRules(
                given(settings, NAMES),
                given(settings, VALUES),
                given(settings, EXCEPTIONS),
                given(settings, NAMES_ONLY));
    }

    private static Optional<String> mistake(Settings settings) {
        try {
            rules(settings);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of("cannot be followed: "
                    + String.join(
                            "; ", String.valueOf(wrong.getMessage()).lines().toList()));
        }
    }

    private static List<String> given(Settings settings, Setting<List<String>> setting) {
        return settings.find(setting).orElse(List.of());
    }

    private static Setting<List<String>> list(String name, String meaning) {
        return Setting.optional("redaction." + name, Kind.listOf(Kind.text()), meaning);
    }
}
