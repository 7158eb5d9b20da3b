package dev.culprit.correlator.ranking;

import dev.culprit.api.record.FieldChange;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an altered variable or key of a ConfigMap did. */
final class SettingDeed {
    private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "warn", "warning", "error", "off");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[_.-]");

    private static final Set<String> LOGGING =
            Set.of("LOG", "LOGS", "LOGGING", "LOGGER", "TRACING", "TRACE", "VERBOSE", "VERBOSITY", "DEBUG");

    private SettingDeed() {}

    static Feature of(FieldChange field) {
        String name = field.name().toUpperCase(Locale.ROOT);
        String after = field.after();
        if (BETWEEN_WORDS.splitAsStream(name).anyMatch(LOGGING::contains)
                || (after != null && LEVELS.contains(after.toLowerCase(Locale.ROOT)))) {
            return Feature.DID_LOGGING;
        }
        if (field.isAdded()) {
            return Feature.DID_SETTING_ADDED;
        }
        Optional<Address> from = Address.of(name, field.before());
        Optional<Address> to = Address.of(name, after);
        if (from.isPresent() || to.isPresent()) {
            return from.equals(to) ? Feature.DID_EASED : Feature.DID_ADDRESS;
        }
        return Feature.DID_SETTING;
    }
}
