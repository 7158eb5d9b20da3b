package dev.culprit.standalone.doctor.check;

import dev.culprit.runtime.text.OneLine;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a check found out: one line, and for trouble another one that says how to mend it. */
public sealed interface Finding {
    /** Of a line: a command is not to be cut. */
    int LONGEST = 1_000;

    /** As it must be. */
    record Ok(String found) implements Finding {}

    /** It works, and not as well as it could. */
    record Warning(String found, String remedy) implements Finding {}

    /** It does not work. */
    record Wrong(String found, String remedy) implements Finding {}

    /** Not looked at. */
    record Skipped(String why) implements Finding {}

    /** How bad it is, in a word. */
    default String outcome() {
        return switch (this) {
            case Ok ok -> "ok";
            case Warning warning -> "warning";
            case Wrong wrong -> "wrong";
            case Skipped skipped -> "skipped";
        };
    }

    /** The first line. */
    default String text() {
        return switch (this) {
            case Ok ok -> ok.found;
            case Warning warning -> warning.found;
            case Wrong wrong -> wrong.found;
            case Skipped skipped -> skipped.why;
        };
    }

    /** What to do. */
    default Optional<String> fix() {
        return switch (this) {
            case Ok ok -> Optional.empty();
            case Warning warning -> Optional.of(warning.remedy);
            case Wrong wrong -> Optional.of(wrong.remedy);
            case Skipped skipped -> Optional.empty();
        };
    }

    /** The same in harmless lines. */
    default Finding cleaned(UnaryOperator<String> clean) {
        UnaryOperator<String> line = text -> OneLine.of(clean.apply(text), LONGEST);
        return switch (this) {
            case Ok ok -> new Ok(line.apply(ok.found));
            case Warning warning -> new Warning(line.apply(warning.found), line.apply(warning.remedy));
            case Wrong wrong -> new Wrong(line.apply(wrong.found), line.apply(wrong.remedy));
            case Skipped skipped -> new Skipped(line.apply(skipped.why));
        };
    }
}
