package dev.culprit.runtime.settings;

import java.util.List;

/** All that is wrong with the settings, at once. No mistake shows a secret. */
public final class SettingsException extends Exception {
    private final transient List<String> mistakes;

    public SettingsException(List<String> mistakes) {
        super(String.join(System.lineSeparator(), mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** One line each: where, what, and what to do. */
    public List<String> mistakes() {
        return mistakes;
    }
}
