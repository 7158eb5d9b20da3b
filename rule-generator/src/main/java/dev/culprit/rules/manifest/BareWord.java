package dev.culprit.rules.manifest;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a word without quotes is to kubectl, whose YAML is version 1.1 with Go's numbers. */
final class BareWord {
    private static final Set<String> TRUE = Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON");
    private static final Set<String> FALSE = Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF");
    private static final Pattern OCTAL = Pattern.compile("([-+]?)0o([0-7]{1,20})");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]{1,300}|[0-9]{1,300}(\\.[0-9]{0,300})?)([eE][-+]?[0-9]{1,9})?");

    private BareWord() {}

    /** Which boolean it is; none for other words, and for true and false, of which nobody is in doubt. */
    static Optional<Boolean> truth(String word) {
        return TRUE.contains(word) ? Optional.of(true) : FALSE.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** The same number as every YAML has it; none where it is no number. */
    static Optional<String> number(String word) {
        var octal = OCTAL.matcher(word);
        if (octal.matches()) {
            return Optional.of(octal.group(1) + Long.parseLong(octal.group(2), 8));
        }
        if (!FLOAT.matcher(word).matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(word);
        return Optional.of(number.unscaledValue() + ".0e" + -(long) number.scale());
    }
}
