package dev.culprit.correlator.notify.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Delivery;
import dev.culprit.api.record.Delivery.Delivered;
import dev.culprit.api.record.Delivery.Part;
import dev.culprit.correlator.notify.Notifier;
import dev.culprit.correlator.notify.Obstacle;
import dev.culprit.correlator.notify.Reason;
import dev.culprit.correlator.notify.Step;
import dev.culprit.correlator.notify.Step.Outcome;
import dev.culprit.correlator.notify.grafana.GrafanaReply.Done;
import dev.culprit.correlator.notify.grafana.GrafanaReply.Gone;
import dev.culprit.correlator.notify.grafana.GrafanaReply.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Each annotation of a correlation once, as the latest revision has it. Grafana takes no key that would keep it from drawing the
 * same twice: before something is drawn or changed, it is looked up by the correlation's tag, unless that was just done and
 * all is known since.
 */
final class GrafanaNotifier implements Notifier {
    private final GrafanaApi api;
    private final Drawing drawing;
    private final Duration rest;
    private final Looks looks;

    /** @param rest between two updates of a correlation's annotations */
    GrafanaNotifier(GrafanaApi api, Drawing drawing, Duration rest, Clock clock) {
        this.api = api;
        this.drawing = drawing;
        this.rest = rest;
        this.looks = new Looks(clock);
    }

    @Override
    public String name() {
        return GrafanaReport.NAME;
    }

    @Override
    public Optional<Step> next(Correlation correlation, Optional<Delivered> before) {
        Optional<Delivered> here =
                before.filter(known -> known.message().place().equals(api.place()));
        Map<Mark, Annotation> wanted = drawing.of(correlation);
        Board board = here.map(Board::of).orElse(Board.empty());
        Optional<Mark> due = Stream.of(Mark.values())
                .filter(mark -> isDue(Optional.ofNullable(wanted.get(mark)), board.get(mark)))
                .findFirst();
        return due.map(mark -> here.filter(known -> isCertain(known, mark))
                .map(known -> draw(correlation, known, mark, Optional.ofNullable(wanted.get(mark))))
                .orElseGet(() -> look(correlation, here, wanted.keySet())));
    }

    private boolean isCertain(Delivered known, Mark mark) {
        return looks.isFresh(known)
                || Board.of(known)
                        .get(mark)
                        .map(Part::id)
                        .filter(looks::isRefused)
                        .isPresent();
    }

    private static boolean isDue(Optional<Annotation> wanted, Optional<Part> part) {
        if (part.isEmpty()) {
            return wanted.isPresent();
        }
        boolean isUnwanted = part.get().id() == null;
        return !isUnwanted
                && wanted.filter(annotation ->
                                annotation.content().equals(part.get().content()))
                        .isEmpty();
    }

    /** The first write of a revision waits until the one before has rested; the others of it follow at once. */
    private Duration rest(Correlation correlation, Optional<Delivered> before) {
        return before.filter(known -> known.shown().toStage().isBefore(correlation.toStage()))
                .map(known -> rest)
                .orElse(Duration.ZERO);
    }

    private Step look(Correlation correlation, Optional<Delivered> before, Set<Mark> wanted) {
        return new Step("look", api.place(), rest(correlation, before), now -> {
            GrafanaReply reply = api.find(Tags.correlation(correlation.id()));
            return switch (reply) {
                case Done done -> seen(correlation, before, done.body(), wanted, now);
                case Refused refused -> blocked(correlation, refused);
                case Gone gone -> throw new IllegalStateException("a search is never gone");
            };
        });
    }

    private Outcome seen(
            Correlation correlation, Optional<Delivered> before, JsonNode found, Set<Mark> wanted, Instant now) {
        Board board = before.map(Board::of).orElse(Board.empty()).seen(found, wanted);
        boolean isRefused = false;
        for (Part part : board.toParts()) {
            isRefused |= part.id() != null && looks.isThereAndRefused(part.id());
        }
        if (isRefused) {
            return new Outcome.Blocked(Obstacle.of(
                    Reason.REFUSED,
                    api.place(),
                    "the token may not change or remove annotations; " + GrafanaErrors.ROLE));
        }
        Delivered known = before.map(earlier -> seen(earlier, board)).orElseGet(() -> known(correlation, board, now));
        looks.looked(known, now);
        return new Outcome.Seen(known);
    }

    private Step draw(Correlation correlation, Delivered before, Mark mark, Optional<Annotation> wanted) {
        if (wanted.isEmpty() && !Board.of(before).isToGo(mark)) {
            return new Step("note", api.place(), rest(correlation, Optional.of(before)), now -> toGo(before, mark));
        }
        Optional<String> id = Board.of(before).get(mark).map(Part::id);
        String kind = wanted.isEmpty() ? "delete" : id.isEmpty() ? "post" : "edit";
        return new Step(kind, api.place(), rest(correlation, Optional.of(before)), now -> {
            GrafanaReply reply = request(id, wanted);
            return switch (reply) {
                case Done done -> {
                    id.ifPresent(looks::settle);
                    yield drew(
                            correlation,
                            after(Board.of(before), mark, id.or(() -> GrafanaApi.id(done.body())), wanted),
                            now);
                }
                case Gone gone -> {
                    id.ifPresent(looks::settle);
                    yield drew(correlation, after(Board.of(before), mark, Optional.empty(), wanted), now);
                }
                case Refused refused -> {
                    id.filter(one -> refused.isDoubtful()).ifPresent(looks::doubt);
                    yield blocked(correlation, refused);
                }
            };
        });
    }

    /** Kept before it is deleted: whoever finds it gone then knows that no person did it. */
    private Outcome toGo(Delivered before, Mark mark) {
        Delivered noted = seen(before, Board.of(before).toGo(mark));
        looks.did(noted);
        return new Outcome.Seen(noted);
    }

    private GrafanaReply request(Optional<String> id, Optional<Annotation> wanted) throws InterruptedException {
        if (id.isEmpty()) {
            return api.post(wanted.orElseThrow());
        }
        return wanted.isEmpty() ? api.delete(id.get()) : api.patch(id.get(), wanted.get());
    }

    /** @param id empty: there is none any more */
    private static Board after(Board before, Mark mark, Optional<String> id, Optional<Annotation> wanted) {
        if (wanted.isEmpty()) {
            return before.without(mark);
        }
        return id.isEmpty() ? before.unwanted(mark) : before.with(mark, id.get(), wanted.get());
    }

    private Outcome drew(Correlation correlation, Board board, Instant now) {
        Delivered known = known(correlation, board, now);
        looks.did(known);
        return new Outcome.Taken(known);
    }

    /** Whatever is wrong, it may have been done: the next try begins with a look. */
    private Outcome blocked(Correlation correlation, Refused refused) {
        looks.forget(correlation.id());
        return new Outcome.Blocked(refused.at(api.place()));
    }

    private Delivered known(Correlation correlation, Board board, Instant now) {
        var shown = Delivery.Shown.of(correlation, "");
        return new Delivered(
                name(),
                correlation.id(),
                new Delivery.Message(api.place(), null, null, false),
                shown,
                now,
                board.toParts(),
                correlation.episode().cluster());
    }

    /** What was drawn last, and when, is as it was. */
    private static Delivered seen(Delivered before, Board board) {
        return new Delivered(
                before.notifier(),
                before.correlationId(),
                before.message(),
                before.shown(),
                before.at(),
                board.toParts(),
                before.cluster());
    }

    @Override
    public void close() {
        api.close();
    }
}
