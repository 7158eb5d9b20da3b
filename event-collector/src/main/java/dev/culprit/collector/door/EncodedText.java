package dev.culprit.collector.door;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Base64 within a text: what would be taken out of the text it stands for, and keys and archives that stand for none. */
final class EncodedText {
    /** A line of base64 as it is wrapped: 64 or 76 digits, but for the last. */
    private static final int SHORTEST_LINE = 60;

    private static final Pattern LINE = Pattern.compile("[A-Za-z0-9+/]{2,76}={0,2}");

    private static final Pattern RUN = Pattern.compile("(?<![A-Za-z0-9+/_\\-=])[A-Za-z0-9+/_\\-]{12,}+={0,2}+");

    /** How PEM, gzip, zip, DER, Java key stores and OpenSSH keys begin. */
    private static final Pattern OPAQUE =
            Pattern.compile("(?:LS0tLS1CRUdJTi|H4sI|UEsDB|MI[IGHJ]|/u3\\+7|b3BlbnNzaC1rZXktdjE)[A-Za-z0-9+/_\\-]{32}");

    /** {@code user:password}, as it is sent for basic authentication. */
    private static final Pattern PAIR = Pattern.compile("[\\w.@\\-]{1,256}:[^\\s/]{3,256}");

    private static final int SHORTEST = 12;

    private final Predicate<String> holdsSecret;
    private final UnaryOperator<String> redact;

    EncodedText(Predicate<String> holdsSecret, UnaryOperator<String> redact) {
        this.holdsSecret = holdsSecret;
        this.redact = redact;
    }

    String without(String text) {
        if (text.length() < SHORTEST) {
            return text;
        }
        String clean = text.indexOf('\n') < 0 ? text : withoutWrapped(text);
        return Replaced.in(clean, RUN, match -> without(match.group(), match.group()));
    }

    /** Lines that are one run together, with the indentation that they share. */
    private String withoutWrapped(String text) {
        var clean = new StringBuilder(text.length());
        var shown = new StringBuilder();
        var run = new StringBuilder();
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            String line = text.substring(start, end);
            String digits = line.length() > 120 ? "" : line.strip();
            boolean inRun = (digits.length() >= SHORTEST_LINE || run.length() > 0)
                    && LINE.matcher(digits).matches();
            boolean last = !inRun || digits.length() < SHORTEST_LINE;
            if (inRun) {
                shown.append(line);
                run.append(digits);
            }
            if (last) {
                clean.append(without(shown.toString(), run.toString()));
                clean.append(inRun ? "" : line);
                shown.setLength(0);
                run.setLength(0);
            }
            start = end;
        }
        return clean.append(without(shown.toString(), run.toString())).toString();
    }

    private String without(String shown, String encoded) {
        if (encoded.length() < SHORTEST) {
            return shown;
        }
        boolean secret = OPAQUE.matcher(encoded).lookingAt()
                || decoded(encoded)
                        .filter(text -> PAIR.matcher(text).matches() || holdsSecret.test(text))
                        .isPresent();
        return secret ? redact.apply(shown.stripTrailing()) + (shown.endsWith("\n") ? "\n" : "") : shown;
    }

    private static Optional<String> decoded(String encoded) {
        String plain = encoded.replace('-', '+').replace('_', '/').replace("=", "");
        // a single digit more than whole groups stands for nothing
        byte[] bytes = Base64.getDecoder().decode(plain.length() % 4 == 1 ? plain.substring(1) : plain);
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
