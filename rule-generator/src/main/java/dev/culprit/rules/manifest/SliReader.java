package dev.culprit.rules.manifest;

import dev.culprit.api.v1alpha1.Limits;
import dev.culprit.rules.objective.Sli;
import dev.culprit.rules.promql.Selector;
import dev.culprit.rules.promql.SyntaxException;
import dev.culprit.rules.promql.WindowedExpression;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how an SLO is measured. */
final class SliReader {
    private static final Selector ANY = Selector.of("up", List.of());

    private SliReader() {}

    static Sli read(Field sli) {
        if (!sli.object("query", "template", "ratio")) {
            return new Sli.Probes(ANY);
        }
        List<Field> given = Stream.of("query", "template", "ratio")
                .map(sli::at)
                .filter(Field::given)
                .toList();
        if (given.size() != 1) {
            sli.wrong("has " + given.size() + " of query, template and ratio: exactly one is needed");
        }
        return sli.at("query").given()
                ? query(sli.at("query"))
                : sli.at("template").given() ? TemplateReader.read(sli.at("template")) : ratio(sli.at("ratio"));
    }

    private static Sli query(Field query) {
        if (!query.object("totalQuery", "errorQuery")) {
            return new Sli.Probes(ANY);
        }
        Selector total = selector(query.at("totalQuery"));
        Selector errors = selector(query.at("errorQuery"));
        if (total.equals(errors) && !total.equals(ANY)) {
            query.at("errorQuery")
                    .wrong("selects the same as totalQuery, so everything would have failed: select the failed events");
        }
        return new Sli.Counters(total, errors);
    }

    private static Selector selector(Field field) {
        String text = field.text(Limits.QUERY);
        if (text.equals("x")) {
            return ANY;
        }
        try {
            return Selector.parse(text);
        } catch (SyntaxException e) {
            field.wrong("is no metric selector without functions: " + e.getMessage());
            return ANY;
        }
    }

    private static Sli ratio(Field ratio) {
        if (!ratio.given() || !ratio.object("errorRatio", "total")) {
            return new Sli.Probes(ANY);
        }
        WindowedExpression errorRatio = expression(ratio.at("errorRatio"));
        @Nullable WindowedExpression total = ratio.at("total").given() ? expression(ratio.at("total")) : null;
        return new Sli.Ratio(errorRatio, total);
    }

    private static WindowedExpression expression(Field field) {
        String text = field.text(Limits.QUERY);
        if (text.equals("x")) {
            return new WindowedExpression(text);
        }
        try {
            return WindowedExpression.parse(text);
        } catch (SyntaxException e) {
            field.wrong("is no PromQL with {{window}}: " + e.getMessage());
            return new WindowedExpression("x");
        }
    }
}
