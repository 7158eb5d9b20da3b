package dev.culprit.fit;

import dev.culprit.correlator.graph.Reach;
import dev.culprit.correlator.ranking.Case;
import java.util.TreeMap;

/** What is known of who calls whom. */
enum Setting {
    GIVEN("topology given"),
    INFERRED("dependencies inferred only"),
    UNKNOWN("dependencies unknown");

    private final String title;

    Setting(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The same case, had nothing told whom the entry calls. */
    static NamedCase withoutCalls(NamedCase named) {
        Case what = named.what();
        var near = new TreeMap<>(what.reach().standings());
        near.values().removeIf(standing -> standing.distance() > 0);
        var reach = new Reach(what.reach().entry(), near);
        return new NamedCase(named.incident(), new Case(what.episode(), what.period(), reach, what.evidence()));
    }
}
