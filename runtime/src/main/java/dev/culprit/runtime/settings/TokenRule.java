package dev.culprit.runtime.settings;

import java.util.List;
import java.util.regex.Pattern;

/** What goes into a header of HTTP as it is has to be fit for it. */
public final class TokenRule {
    private static final Pattern FORM = Pattern.compile("[!-~]{1,8000}");

    private TokenRule() {}

    /** Its mistake never shows the token. */
    public static Rule of(Setting<Secret> token) {
        return new Rule(
                List.of(token),
                settings -> settings.find(token)
                        .filter(found -> !FORM.matcher(found.value()).matches())
                        .map(found -> "must be a token: letters, digits and signs without spaces"));
    }
}
