package dev.culprit.collector.door;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people and programs say about a secret without saying it: {@code password is required}, {@code token: expired}. */
final class Prose {
    /** Words that follow a secret's name and are none. By their endings they cannot be told: secrets have them too. */
    private static final Set<String> SAID = words(
            "a an the in on at of off from for to by with without within as and or but if when while because since until"
                    + " is are was were be been being has have had does did do must should shall may might can"
                    + " cannot could will would not no never always already still now only also too very so"
                    + " same different identical equal new old weak strong short long shorter longer older"
                    + " valid invalid correct incorrect wrong right bad good ok okay fine empty blank null"
                    + " missing mismatch absent present optional mandatory unset set unknown known kept given read"
                    + " sent found lost due safe secret private public plain plaintext unable error failure"
                    + " couldn't can't doesn't isn't wasn't mustn't shouldn't won't there here it its this that"
                    + " your their our my his her one md5 sha1 sha256 sha512 sha-256 sha-512 base64"
                    + " required expired rejected denied changed unchanged stored revoked rotated encrypted hashed"
                    + " disabled enabled deprecated protected used unused needed requested provided specified"
                    + " configured generated created deleted updated removed refused accepted blocked locked"
                    + " unlocked limited supported unsupported allowed ignored leaked compromised exposed masked"
                    + " hidden mounted loaded saved validated verified checked matched mistyped truncated failed"
                    + " synced cached copied shared reused confirmed entered forgotten written expiring"
                    + " being using going getting coming changing probably currently recently"
                    + " automatically possibly apparently obviously simply directly manually timed waiting"
                    + " retrying unauthorized forbidden unavailable unreachable available readable editable"
                    + " oauth2 utf8 utf-8 bcrypt scrypt argon2 http https ldap sql json yaml");

    /** Narrower, because a file's {@code password: two words} has words too. */
    private static final Set<String> COMPLAINTS =
            words("failed required expired must should cannot can't couldn't invalid missing incorrect rejected denied"
                    + " forbidden unauthorized revoked timed error unable too not mismatch unset wrong");

    /** A word, or a name made of words: {@code reset}, {@code Policy}, {@code db-credentials}. */
    private static final Pattern WORDS = Pattern.compile("[A-Za-z]?[a-z]*+(?:[-_./][a-z]++)*+");

    /** A count, a version, a time. */
    private static final Pattern FIGURE =
            Pattern.compile("\\d{1,5}|v?\\d++(?:\\.\\d++)++|v\\d++|\\d{1,9}(?:ms|[smhdwy%])");

    /** Where a value will be put, or what hides one. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("[$<{%(\\[*#&|>=].*+|/.*+|.*://.*|\\*++|[xX]{3,}+|-++.*+");

    private static final Pattern END = Pattern.compile("[.,;:!?)\\]}]++$");

    private static final Pattern SPACE = Pattern.compile("\\s++");

    private Prose() {}

    private static Set<String> words(String all) {
        return Stream.of(all.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it says what is wrong with the secret in whose place it stands; no word of it looks like one. */
    static boolean isComplaint(String value) {
        if (value.length() > 256) {
            return false;
        }
        String[] words = SPACE.split(value.strip());
        return COMPLAINTS.contains(bare(words[0]).toLowerCase(Locale.ROOT))
                && Stream.of(words).noneMatch(Prose::looksSecret);
    }

    /** Whether a word goes on with a sentence. */
    static boolean isSaid(String word) {
        return SAID.contains(bare(word).toLowerCase(Locale.ROOT));
    }

    /** Whether a word is none of any language: there are figures in it, signs, or capitals. */
    static boolean looksSecret(String word) {
        String bare = bare(word);
        return bare.length() > 3
                && !WORDS.matcher(bare).matches()
                && !FIGURE.matcher(bare).matches()
                && !isPlaceholder(bare)
                && !isSaid(bare);
    }

    static boolean isPlaceholder(String word) {
        return Harmless.is(word) || PLACEHOLDER.matcher(word).matches();
    }

    /** Without the marks that end a sentence. */
    private static String bare(String word) {
        return END.matcher(word).replaceFirst("");
    }

    /** How much of a word is not the end of a sentence. */
    static int length(String word) {
        return bare(word).length();
    }
}
