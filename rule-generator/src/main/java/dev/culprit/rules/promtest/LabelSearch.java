package dev.culprit.rules.promtest;

import dev.culprit.rules.promql.Matcher;
import dev.culprit.rules.promql.Selector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds labels of a series that one selector selects, and another does not. */
final class LabelSearch {
    private static final List<String> USUAL = List.of("", "200", "500", "503", "OK", "Internal", "GET", "1", "a", "b");
    private static final int MOST_TRIES = 5_000;

    private int tries;

    private LabelSearch() {}

    static Optional<SortedMap<String, String>> find(Selector wanted, @Nullable Selector unwanted) {
        if (wanted.metric() == null) {
            return Optional.empty();
        }
        List<Matcher> excluded =
                unwanted == null || !wanted.metric().equals(unwanted.metric()) ? List.of() : unwanted.matchers();
        boolean excludes = unwanted != null && wanted.metric().equals(unwanted.metric());
        var names = new TreeSet<String>();
        Stream.concat(wanted.matchers().stream(), excluded.stream()).forEach(matcher -> names.add(matcher.label()));
        var search = new LabelSearch();
        return Optional.ofNullable(
                search.next(new ArrayList<>(names), wanted.matchers(), excludes ? excluded : null, new TreeMap<>()));
    }

    private @Nullable SortedMap<String, String> next(
            List<String> names,
            List<Matcher> wanted,
            @Nullable List<Matcher> excluded,
            SortedMap<String, String> chosen) {
        if (chosen.size() == names.size()) {
            return excluded != null && accepts(excluded, chosen) ? null : chosen;
        }
        String name = names.get(chosen.size());
        for (String candidate : candidates(name, wanted, excluded)) {
            boolean fits = wanted.stream()
                    .filter(matcher -> matcher.label().equals(name))
                    .allMatch(matcher -> matcher.accepts(candidate));
            if (fits && tries++ < MOST_TRIES) {
                SortedMap<String, String> more = new TreeMap<>(chosen);
                more.put(name, candidate);
                SortedMap<String, String> found = next(names, wanted, excluded, more);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    static boolean accepts(List<Matcher> matchers, SortedMap<String, String> labels) {
        return matchers.stream().allMatch(matcher -> matcher.accepts(labels.getOrDefault(matcher.label(), "")));
    }

    private static Set<String> candidates(String name, List<Matcher> wanted, @Nullable List<Matcher> excluded) {
        var candidates = new LinkedHashSet<String>();
        Stream.concat(wanted.stream(), excluded == null ? Stream.of() : excluded.stream())
                .filter(matcher -> matcher.label().equals(name))
                .forEach(matcher -> candidates.addAll(likely(matcher)));
        candidates.addAll(USUAL);
        return candidates;
    }

    /** What an expression probably accepts: its branches, with the usual signs filled in. */
    private static List<String> likely(Matcher matcher) {
        return Stream.of(matcher.value().split("\\|"))
                .limit(20)
                .flatMap(branch -> Stream.of(
                        matcher.value(),
                        branch,
                        branch.replaceAll("[\\^$()]", "")
                                .replaceAll("\\.[*+]", "a")
                                .replaceAll("\\\\d|\\[0-9]", "5")
                                .replaceAll("\\\\(.)", "$1")
                                .replaceAll("\\[(.)[^]]*]", "$1")
                                .replaceAll("[+*?]", ""),
                        branch.replaceAll("[\\^$()]", "").replace("\\d", "5").replace(".", "0")))
                .toList();
    }
}
