package dev.culprit.correlator.notify.slack;

import dev.culprit.api.record.Correlation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which correlation goes to which channel: by the first rule it meets.
 *
 * @param otherwise where those go that meet none; empty: nowhere
 */
record Routes(List<Route> rules, Optional<String> otherwise) {
    private static final String SEPARATOR = "[;\\n]";

    Routes {
        rules = List.copyOf(rules);
    }

    /** The rules of a text of which {@link #mistakes} finds nothing wrong. */
    static List<Route> read(String text) {
        var rules = new ArrayList<Route>();
        parts(text).map(Route::read).forEach(read -> {
            switch (read) {
                case Route.Read.Right right -> rules.add(right.route());
                case Route.Read.Wrong wrong -> throw new IllegalArgumentException(wrong.mistake());
            }
        });
        return rules;
    }

    static List<String> mistakes(String text) {
        return parts(text)
                .flatMap(part -> switch (Route.read(part)) {
                    case Route.Read.Right right -> Stream.empty();
                    case Route.Read.Wrong wrong -> Stream.of(wrong.mistake());
                })
                .toList();
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split(SEPARATOR, -1)).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** Empty: it is told nowhere. */
    Optional<String> channel(Correlation correlation) {
        Optional<String> ruled = rules.stream()
                .filter(rule -> rule.isFor(correlation))
                .map(Route::channel)
                .findFirst();
        return ruled.or(() -> otherwise).filter(channel -> !channel.equals(Route.NOWHERE));
    }

    /** All that a message may go to. */
    List<String> channels() {
        return Stream.concat(rules.stream().map(Route::channel), otherwise.stream())
                .filter(channel -> !channel.equals(Route.NOWHERE))
                .distinct()
                .toList();
    }
}
