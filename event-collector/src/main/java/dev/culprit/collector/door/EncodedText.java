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
    private static final Pattern WRAPPED = Pattern.compile(
            "(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/]{60,76}\\r?\\n[ \\t]{0,32}+){1,4096}+[A-Za-z0-9+/]{2,76}+={0,2}+(?![A-Za-z0-9+/=])");

    private static final Pattern RUN = Pattern.compile("(?<![A-Za-z0-9+/_\\-=])[A-Za-z0-9+/_\\-]{12,}+={0,2}+");

    /** How PEM, gzip, zip, DER, Java key stores and OpenSSH keys begin. */
    private static final Pattern OPAQUE =
            Pattern.compile("(?:LS0tLS1CRUdJTi|H4sI|UEsDB|MI[IGHJ]|/u3\\+7|b3BlbnNzaC1rZXktdjE)[A-Za-z0-9+/_\\-]{32}");

    /** {@code user:password}, as it is sent for basic authentication. */
    private static final Pattern PAIR = Pattern.compile("[\\w.@\\-]{1,256}:[^\\s/]{3,256}");

    private final Predicate<String> holdsSecret;
    private final UnaryOperator<String> redact;

    EncodedText(Predicate<String> holdsSecret, UnaryOperator<String> redact) {
        this.holdsSecret = holdsSecret;
        this.redact = redact;
    }

    String without(String text) {
        String clean = Replaced.in(text, WRAPPED, match -> without(match.group(), joined(match.group())));
        return Replaced.in(clean, RUN, match -> without(match.group(), match.group()));
    }

    private String without(String shown, String encoded) {
        boolean secret = OPAQUE.matcher(encoded).lookingAt()
                || decoded(encoded)
                        .filter(text -> PAIR.matcher(text).matches() || holdsSecret.test(text))
                        .isPresent();
        return secret ? redact.apply(shown) : shown;
    }

    private static String joined(String lines) {
        return lines.replaceAll("\\s++", "");
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
