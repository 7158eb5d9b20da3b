package dev.culprit.correlator.page;

import dev.culprit.runtime.http.Call;
import dev.culprit.runtime.http.Reply;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers the page's script. What it knows already, by its tag, is not told again. */
final class Answers {
    private static final int FOUND = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int WRONG = 400;
    private static final int NOT_FOUND = 404;

    /** Values offered for each filter. */
    private static final int CHOICES = 200;

    /** Versions count from zero in each process: one of another must not be taken for the same. */
    private final String process = UUID.randomUUID().toString();

    private final Shelf shelf;

    Answers(Shelf shelf) {
        this.shelf = shelf;
    }

    /**
     * The list.
     *
     * @param total that fit
     * @param known that there are
     * @param loading whether there may be more that were not read yet
     */
    record Listing(List<Row> correlations, int total, int known, int offset, boolean loading, Choices choices) {}

    /** What filters may be set to. */
    record Choices(List<String> namespace, List<String> slo) {}

    Reply list(Call call) {
        return switch (Wanted.parse(call.query())) {
            case Wanted.Parsed.Wrong wrong -> Headers.on(Reply.error(WRONG, wrong.why()));
            case Wanted.Parsed.Right right -> {
                Shelf.Look look = shelf.look();
                yield tagged(call, look.version(), () -> Reply.json(FOUND, listing(look, right.wanted())));
            }
        };
    }

    Reply one(Call call) {
        return shelf.find(call.last())
                .map(found -> tagged(
                        call, found.version(), () -> Reply.json(FOUND, View.of(found.correlation(), found.told()))))
                .orElseGet(() -> Headers.on(Reply.error(NOT_FOUND, "no such correlation")));
    }

    private static Listing listing(Shelf.Look look, Wanted wanted) {
        List<Row> fitting = look.rows().stream().filter(wanted::wants).toList();
        return new Listing(
                fitting.stream().skip(wanted.offset()).limit(wanted.limit()).toList(),
                fitting.size(),
                look.rows().size(),
                wanted.offset(),
                !look.isLoaded(),
                new Choices(choices(look, Row::namespace), choices(look, Row::slo)));
    }

    private static List<String> choices(Shelf.Look look, Function<Row, String> field) {
        var all = new TreeSet<String>();
        look.rows().forEach(row -> all.add(field.apply(row)));
        return all.stream().limit(CHOICES).toList();
    }

    private Reply tagged(Call call, long version, Supplier<Reply> answer) {
        String tag = "\"" + process + "-" + version + "\"";
        boolean isKnown = call.header("If-None-Match").filter(tag::equals).isPresent();
        return Headers.on(isKnown ? Reply.empty(NOT_MODIFIED) : answer.get())
                .withHeader("Cache-Control", "no-store")
                .withHeader("ETag", tag);
    }
}
