package dev.culprit.fit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.correlator.graph.Reach;
import dev.culprit.correlator.graph.Standing;
import dev.culprit.correlator.ranking.Case;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Cases in a file, one a line: played once, fitted often. */
final class CaseFile {
    private static final JsonMapper JSON = Json.mapper();

    private CaseFile() {}

    static void write(Path file, List<NamedCase> cases) throws IOException {
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            for (NamedCase named : cases) {
                out.write(JSON.writeValueAsString(Line.of(named)));
                out.write('\n');
            }
        }
    }

    static List<NamedCase> read(Path file) throws IOException {
        var cases = new ArrayList<NamedCase>();
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                cases.add(JSON.readValue(line, Line.class).named());
            }
        }
        return cases;
    }

    /** A map's keys are text in JSON, so what is reached is a list here. */
    private record Line(
            String incident,
            Episode episode,
            Correlation.Period period,
            @Nullable ObjectRef entry,
            List<Reached> reached,
            List<ClusterEvent> evidence) {
        static Line of(NamedCase named) {
            Case what = named.what();
            List<Reached> reached = what.reach().standings().entrySet().stream()
                    .map(e -> new Reached(e.getKey(), e.getValue()))
                    .toList();
            return new Line(
                    named.incident(),
                    what.episode(),
                    what.period(),
                    what.reach().entry().orElse(null),
                    reached,
                    List.copyOf(what.evidence()));
        }

        NamedCase named() {
            SortedMap<ObjectRef, Standing> standings = new TreeMap<>();
            reached.forEach(r -> standings.put(r.object(), r.standing()));
            var reach = new Reach(Optional.ofNullable(entry), standings);
            List<Evidence> facts = evidence.stream().map(Evidence.class::cast).toList();
            return new NamedCase(incident, new Case(episode, period, reach, facts));
        }
    }

    private record Reached(ObjectRef object, Standing standing) {}
}
