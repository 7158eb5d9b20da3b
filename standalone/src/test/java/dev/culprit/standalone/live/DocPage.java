package dev.culprit.standalone.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page of {@code docs/}, whose examples are run as they stand there. */
record DocPage(String text) {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```[a-z]*\\n(.*?)^```$");
    private static final Pattern ANSWER = Pattern.compile("(?m)^\\| `(\\d{3} \\{.*?})`");

    static DocPage of(String name) throws IOException {
        return new DocPage(Files.readString(Path.of("../docs", name)));
    }

    /** The one example that contains a text. */
    String example(String part) {
        List<String> found = FENCE.matcher(text)
                .results()
                .map(fence -> fence.group(1))
                .filter(example -> example.contains(part))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " examples contain " + part);
        }
        return found.getFirst();
    }

    /** Status and body, as a table of answers shows them. */
    List<String> answers() {
        return ANSWER.matcher(text)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
    }
}
