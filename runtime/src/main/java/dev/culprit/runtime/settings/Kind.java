package dev.culprit.runtime.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a setting's value may be.
 *
 * @param range completes the sentence "must be ..."; documentation shows it as well
 * @param parse empty where the text is no such value; the text is never empty and has no space around it
 * @param isSecret the value is never shown, and may be given as the name of a file that holds it
 */
public record Kind<T>(String range, Function<String, Optional<T>> parse, boolean isSecret) {
    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");
    private static final Pattern SEPARATOR_OF_SECRETS = Pattern.compile("[,\\s]+");

    private Kind(String range, Function<String, Optional<T>> parse) {
        this(range, parse, false);
    }

    public static Kind<String> text() {
        return new Kind<>("text", Optional::of);
    }

    /** Both limits are allowed values. */
    public static Kind<Integer> number(int lowest, int highest) {
        return new Kind<>(
                "a whole number from " + lowest + " to " + highest,
                text -> whole(text).filter(value -> value >= lowest && value <= highest));
    }

    /** Both limits are allowed values. */
    public static Kind<Duration> duration(Duration shortest, Duration longest) {
        return new Kind<>(
                "a duration from " + DurationText.write(shortest) + " to " + DurationText.write(longest)
                        + ", such as 500ms, 10s, 1h30m, 7d or PT10S",
                text -> DurationText.parse(text)
                        .filter(value -> value.compareTo(shortest) >= 0 && value.compareTo(longest) <= 0));
    }

    /** Yes or no. */
    public static Kind<Boolean> flag() {
        return oneOf(List.of("true", "false")).as(Boolean::parseBoolean);
    }

    public static Kind<String> oneOf(List<String> words) {
        return new Kind<>(String.join(" or ", words), text -> Optional.of(text).filter(words::contains));
    }

    /** One or more values, separated by commas. */
    public static <T> Kind<List<T>> listOf(Kind<T> kind) {
        return new Kind<>("a list, separated by commas, of which each is " + kind.range, text -> all(text, kind));
    }

    public static Kind<Path> path() {
        return new Kind<>("a path", Kind::pathOf);
    }

    /** With a host and without user and password, which would be printed in logs. */
    public static Kind<URI> url() {
        return new Kind<>("an http or https URL without user and password", Kind::urlOf);
    }

    public static Kind<HostAndPort> hostAndPort() {
        return new Kind<>("host:port", HostAndPort::parse);
    }

    public static Kind<Secret> secret() {
        return new Kind<>("a secret", text -> Optional.of(new Secret(text)), true);
    }

    /** Several that are valid at once, while one replaces another: separated by commas, spaces or lines. */
    public static Kind<List<Secret>> secrets() {
        return new Kind<>(
                "one or more secrets, separated by commas or lines",
                text -> Optional.of(Arrays.stream(SEPARATOR_OF_SECRETS.split(text, -1))
                                .filter(part -> !part.isEmpty())
                                .map(Secret::new)
                                .toList())
                        .filter(list -> !list.isEmpty()),
                true);
    }

    private <R> Kind<R> as(Function<T, R> change) {
        return new Kind<>(range, parse.andThen(value -> value.map(change)), isSecret);
    }

    private static Optional<Integer> whole(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> pathOf(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> urlOf(String text) {
        try {
            URI uri = new URI(text);
            boolean isHttp = uri.getScheme() != null && Set.of("http", "https").contains(uri.getScheme());
            return isHttp && uri.getHost() != null && uri.getUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static <T> Optional<List<T>> all(String text, Kind<T> kind) {
        List<T> values = new ArrayList<>();
        for (String part : SEPARATOR.split(text, -1)) {
            Optional<T> value = part.isEmpty() ? Optional.empty() : kind.parse.apply(part);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(List.copyOf(values));
    }
}
