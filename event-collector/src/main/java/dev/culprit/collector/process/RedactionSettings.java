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
import java.util.function.Consumer;

/** What is kept out of everything that leaves the collector. */
public record RedactionSettings(RedactionKey key, RedactionRules rules) {
    private static final int SHORTEST_KEY = 16;
    private static final String KEY_NAME = "redaction.key";
    private static final String KEY_MEANING =
            "A long random text, one for all collectors: under it, redacted values can be told apart and not guessed. "
                    + "`openssl rand -hex 32` makes one.";

    private static final Setting<Secret> KEY = Setting.required(KEY_NAME, longText(), KEY_MEANING);
    private static final Setting<Secret> KEY_IF_ANY = Setting.optional(KEY_NAME, longText(), KEY_MEANING);
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

    private static final Definition RULES_DEFINITION = Definition.of(NAMES, VALUES, EXCEPTIONS, NAMES_ONLY)
            .with(rule(NAMES, names -> new RedactionRules(names, List.of(), List.of(), List.of())))
            .with(rule(VALUES, values -> new RedactionRules(List.of(), values, List.of(), List.of())))
            .with(rule(EXCEPTIONS, names -> new RedactionRules(List.of(), List.of(), names, List.of())))
            .with(rule(NAMES_ONLY, spaces -> new RedactionRules(List.of(), List.of(), List.of(), spaces)));

    /** All of them. */
    public static final Definition DEFINITION = Definition.of(KEY).with(RULES_DEFINITION);

    /** All of them, for what makes a key of its own where none is set. */
    static final Definition DEFINITION_WITHOUT_KEY = Definition.of(KEY_IF_ANY).with(RULES_DEFINITION);

    /** What was set. */
    public static RedactionSettings from(Settings settings) {
        return new RedactionSettings(RedactionKey.of(settings.get(KEY).value()), rules(settings));
    }

    /** What was set; with a key that is known to nobody where none is. */
    static RedactionSettings withAnyKey(Settings settings) {
        RedactionKey key = settings.find(KEY_IF_ANY)
                .map(set -> RedactionKey.of(set.value()))
                .orElseGet(RedactionKey::random);
        return new RedactionSettings(key, rules(settings));
    }

    private static RedactionRules rules(Settings settings) {
        return new RedactionRules(
                given(settings, NAMES),
                given(settings, VALUES),
                given(settings, EXCEPTIONS),
                given(settings, NAMES_ONLY));
    }

    private static Rule rule(Setting<List<String>> setting, Consumer<List<String>> alone) {
        return new Rule(List.of(setting), settings -> {
            try {
                alone.accept(given(settings, setting));
                return Optional.empty();
            } catch (IllegalArgumentException wrong) {
                return Optional.of("cannot be followed: "
                        + String.join(
                                "; ", String.valueOf(wrong.getMessage()).lines().toList()));
            }
        });
    }

    private static Kind<Secret> longText() {
        return new Kind<>(
                "a text of " + SHORTEST_KEY + " characters or more",
                text -> Optional.of(text)
                        .filter(key -> key.strip().length() >= SHORTEST_KEY)
                        .map(Secret::new),
                true);
    }

    private static List<String> given(Settings settings, Setting<List<String>> setting) {
        return settings.find(setting).orElse(List.of());
    }

    private static Setting<List<String>> list(String name, String meaning) {
        return Setting.optional("redaction." + name, Kind.listOf(Kind.text()), meaning);
    }
}
