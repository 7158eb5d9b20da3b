package dev.culprit.rules.standing;

import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Window;
import dev.culprit.rules.recording.Subject;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which series tell how a promise stands. */
record Wanted(Promise promise, Subject subject) {
    static Wanted of(Promise promise) {
        return new Wanted(promise, Subject.of(promise));
    }

    /** Without one of these it is not known. */
    SortedSet<Window> windows() {
        var windows = new TreeSet<Window>();
        windows.add(promise.window());
        windows.add(promise.present());
        windows.add(Window.ofMinutes(5));
        Tiers.of(promise).stream().flatMap(Tiers::windows).forEach(windows::add);
        return windows;
    }

    /** One query for all of them: they are of one moment. */
    String expression() {
        List<String> names = Stream.concat(
                        windows().stream().map(subject::errorRate),
                        Stream.of(subject.noData(), Subject.COMPONENT_MISSING))
                .toList();
        return subject.all(names);
    }
}
