package dev.culprit.collector.door;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Passwords in addresses: of URLs, of database drivers, and in files that are made of addresses. */
final class SecretAddress {
    private static final Pattern URL_PASSWORD = Pattern.compile("(://[^\\s/:@\"']{0,256}+:)([^\\s/\"']{1,1024})(?=@)");

    /** A password with a slash in it, which should have been written otherwise; a port is none. */
    private static final Pattern URL_PASSWORD_WITH_SLASH = Pattern.compile(
            "(://[^\\s/:@\"']{0,256}+:)(?!\\d{1,5}+(?:[/?#]|$))([^\\s\"'@/]{0,256}+/[^\\s\"'@]{0,256}+)(?=@)");

    /** A token in place of user and password. */
    private static final Pattern URL_USER = Pattern.compile("(://)([^\\s/:@\"']{16,512}+)(?=@)");

    private static final Pattern DRIVER_PASSWORD =
            Pattern.compile("(?<![\\w.\\-])([\\w.\\-]{1,256}+:)([^\\s\"']{1,256})(?=@(?:tcp|udp|unix)\\()");

    private static final Pattern ORACLE =
            Pattern.compile("(jdbc:oracle:\\w{1,16}+:[^/\\s@]{0,128}+/)([^@\\s\"']{1,256}+)(?=@)");

    /** A line of {@code .pgpass}: host, port, database, user, password. */
    private static final Pattern PGPASS = Pattern.compile(
            "(?dm)^((?:[\\w.\\-*]{1,253}+|\\[[0-9a-f:]{2,45}\\]):(?:\\d{4,5}|\\*):[^:\\s]{1,64}+:[^:\\s]{1,64}+:)(\\S.*+)$");

    /** {@code ?key=} and {@code &code=}: words that mean nothing elsewhere. */
    private static final Pattern QUERY =
            Pattern.compile("([?&](?:key|code|sid|hmac|access|session|sessionid)=)([^\\s&\"'#]{8,}+)");

    private final UnaryOperator<String> redact;

    SecretAddress(UnaryOperator<String> redact) {
        this.redact = redact;
    }

    String without(String text) {
        String clean = text;
        if (clean.indexOf('@') >= 0) {
            clean = replaced(clean, URL_PASSWORD);
            clean = replaced(clean, URL_PASSWORD_WITH_SLASH);
            clean = replaced(clean, URL_USER);
            clean = clean.contains("jdbc:oracle:") ? replaced(clean, ORACLE) : clean;
        }
        if (clean.contains("@tcp(") || clean.contains("@udp(") || clean.contains("@unix(")) {
            clean = replaced(clean, DRIVER_PASSWORD);
        }
        clean = clean.indexOf('=') < 0 ? clean : replaced(clean, QUERY);
        return clean.indexOf(':') < 0 ? clean : replaced(clean, PGPASS);
    }

    /** Group 1 leads to the secret, group 2 is it. */
    private String replaced(String text, Pattern pattern) {
        return Replaced.in(text, pattern, match -> match.group(1) + redact.apply(match.group(2)));
    }
}
