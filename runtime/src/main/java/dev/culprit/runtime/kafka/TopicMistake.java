package dev.culprit.runtime.kafka;

/**
 * A topic that is not as it must be.
 *
 * @param what begins with its name
 * @param remedy what to do
 */
public record TopicMistake(String what, String remedy) {
    @Override
    public String toString() {
        return what + ": " + remedy;
    }
}
