package dev.culprit.correlator.page;

import dev.culprit.api.record.Severity;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which correlations the list is asked for: {@code namespace=shop&severity=critical&since=...&limit=50&offset=0}. */
record Wanted(
        Optional<String> namespace,
        Optional<String> slo,
        Optional<Severity> severity,
        Optional<Instant> since,
        Optional<Instant> until,
        int limit,
        int offset) {
    static final int MOST = 200;

    private static final int DEFAULT = 50;
    private static final int FARTHEST = 1_000_000;
    private static final int LONGEST = 2_000;
    private static final List<String> NAMES =
            List.of("namespace", "slo", "severity", "since", "until", "limit", "offset");

    /** What is wanted, or why that cannot be told. */
    sealed interface Parsed {
        record Right(Wanted wanted) implements Parsed {}

        /**
         * It cannot be told.
         *
         * @param why one line that quotes nothing of the query but a parameter's name that is known
         */
        record Wrong(String why) implements Parsed {}
    }

    static Parsed parse(String query) {
        if (query.length() > LONGEST) {
            return new Parsed.Wrong("the query is longer than " + LONGEST + " characters");
        }
        try {
            Map<String, String> values = values(query);
            return new Parsed.Right(new Wanted(
                    Optional.ofNullable(values.get("namespace")),
                    Optional.ofNullable(values.get("slo")),
                    read(values, "severity", "must be critical, degraded or warning", Wanted::severity),
                    read(values, "since", "must be a time as 2026-11-21T03:45:48Z", Instant::parse),
                    read(values, "until", "must be a time as 2026-11-21T03:45:48Z", Instant::parse),
                    number(values, "limit", 1, MOST).orElse(DEFAULT),
                    number(values, "offset", 0, FARTHEST).orElse(0)));
        } catch (WrongException e) {
            return new Parsed.Wrong(String.valueOf(e.getMessage()));
        }
    }

    boolean wants(Row row) {
        return namespace.filter(wanted -> !wanted.equals(row.namespace())).isEmpty()
                && slo.filter(wanted -> !wanted.equals(row.slo())).isEmpty()
                && severity.filter(wanted -> wanted != row.severity()).isEmpty()
                && since.filter(row.startsAt()::isBefore).isEmpty()
                && until.filter(row.startsAt()::isAfter).isEmpty();
    }

    private static Map<String, String> values(String query) throws WrongException {
        var values = new HashMap<String, String>();
        for (String pair :
                Stream.of(query.split("&", -1)).filter(one -> !one.isEmpty()).toList()) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!NAMES.contains(name)) {
                throw new WrongException("only these can be asked for: " + String.join(", ", NAMES));
            }
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1), name);
            if (!value.isEmpty() && values.put(name, value) != null) {
                throw new WrongException(name + " is given twice");
            }
        }
        return values;
    }

    private static String decoded(String text, String name) throws WrongException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new WrongException(name + " is not encoded as a URL is");
        }
    }

    private static Severity severity(String text) {
        return Severity.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Optional<Integer> number(Map<String, String> values, String name, int lowest, int highest)
            throws WrongException {
        String expected = "must be a number from " + lowest + " to " + highest;
        Optional<Integer> number = read(values, name, expected, Integer::valueOf);
        if (number.filter(given -> given < lowest || given > highest).isPresent()) {
            throw new WrongException(name + " " + expected);
        }
        return number;
    }

    private static <T> Optional<T> read(
            Map<String, String> values, String name, String expected, Function<String, T> parser)
            throws WrongException {
        try {
            return Optional.ofNullable(values.get(name)).map(parser);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new WrongException(name + " " + expected);
        }
    }

    private static final class WrongException extends Exception {
        WrongException(String why) {
            super(why);
        }
    }
}
