package dev.culprit.runtime.settings;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Puts a setting into Kafka's definition, which finds what is missing, fills in defaults and collects mistakes. */
record SettingCheck(Kind<?> kind) implements ConfigDef.Validator {
    static final String EMPTY = "is empty: give it a value or take it away";

    private static final int LONGEST_QUOTE = 60;

    static void define(ConfigDef kafka, Setting<?> setting) {
        Object byDefault = setting.isRequired()
                ? ConfigDef.NO_DEFAULT_VALUE
                : setting.byDefault().orElse(null);
        ConfigDef.Type type = setting.kind().isSecret() ? ConfigDef.Type.PASSWORD : ConfigDef.Type.STRING;
        kafka.define(
                setting.name(),
                type,
                byDefault,
                new SettingCheck(setting.kind()),
                Importance.MEDIUM,
                setting.meaning());
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        if (value == null) {
            return;
        }
        String text = Settings.text(value);
        if (text.isEmpty()) {
            throw new ConfigException(EMPTY);
        }
        if (kind.parse().apply(text).isEmpty()) {
            throw new ConfigException("must be " + kind.range() + (kind.isSecret() ? "" : quote(text)));
        }
    }

    /** On one line, not too long, and without the password that a URL may carry. */
    private static String quote(String text) {
        if (text.contains("@")) {
            return "";
        }
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return ", but is \"" + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "..." : line) + "\"";
    }
}
