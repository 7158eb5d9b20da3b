package dev.culprit.benchmarks;

import dev.culprit.benchmarks.figure.Section;
import dev.culprit.benchmarks.figure.Target;
import java.util.List;
import java.util.stream.Collectors;

/** What a run came to, as Markdown: targets first, then the tables behind them. */
record Figures(Machine machine, List<Section> sections) {
    String text() {
        return machine.line()
                + "\n\n| ratio | target | median | lowest and highest round | |\n|---|---|---|---|---|\n"
                + sections.stream()
                        .flatMap(section -> section.targets().stream())
                        .map(Target::row)
                        .collect(Collectors.joining("\n"))
                + "\n\n"
                + sections.stream().map(Section::text).collect(Collectors.joining());
    }
}
