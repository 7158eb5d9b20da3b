package dev.culprit.rules.manifest;

/**
 * Something that is wrong with a resource, or may be.
 *
 * @param origin the file it came from
 * @param resource kind, namespace and name, as far as they are known; empty for the file as a whole
 * @param path of the field, {@code spec.objective.target}; empty for the resource as a whole
 * @param what is wrong, and what to do
 * @param fatal no rules are made of it; else a warning
 */
public record Problem(String origin, String resource, String path, String what, boolean fatal) {
    /** One line for people. */
    public String line() {
        return String.join(
                ": ",
                java.util.stream.Stream.of(origin, resource, path, what)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }
}
