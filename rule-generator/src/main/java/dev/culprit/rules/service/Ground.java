package dev.culprit.rules.service;

import java.util.Optional;

/** Whether a service can stand on a cluster. */
public sealed interface Ground {
    /**
     * It can.
     *
     * @param remark a line to be told once, where rules do not go where most expect them
     */
    record Free(Place place, Optional<String> remark) implements Ground {}

    /** It must not, or cannot before somebody does something: one line that says what. */
    record Refused(String why) implements Ground {}

    /** That is not known, for the API server does not answer: one line. */
    record Away(String why) implements Ground {}
}
