package dev.culprit.correlator.notify.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Delivery.Delivered;
import dev.culprit.api.record.Delivery.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which annotations of a correlation are in Grafana. */
record Board(Map<Mark, Part> parts) {
    /** Of what somebody else has drawn, or before a crash, nobody knows what it shows; nor of what is about to go. */
    private static final String UNKNOWN = "";

    Board {
        parts = Map.copyOf(parts);
    }

    static Board empty() {
        return new Board(Map.of());
    }

    static Board of(Delivered known) {
        var parts = new EnumMap<Mark, Part>(Mark.class);
        for (Part part : Optional.ofNullable(known.parts()).orElse(List.of())) {
            Mark.of(part.kind()).ifPresent(mark -> parts.put(mark, part));
        }
        return new Board(parts);
    }

    Optional<Part> get(Mark mark) {
        return Optional.ofNullable(parts.get(mark));
    }

    Board with(Mark mark, String id, Annotation shown) {
        return with(mark, new Part(mark.word(), id, shown.content()));
    }

    /** Somebody has deleted it: it is not drawn again. */
    Board unwanted(Mark mark) {
        return with(mark, new Part(mark.word(), null, UNKNOWN));
    }

    /** It is about to be deleted by Culprit itself. */
    Board toGo(Mark mark) {
        return get(mark)
                .map(part -> with(mark, new Part(part.kind(), part.id(), UNKNOWN)))
                .orElse(this);
    }

    boolean isToGo(Mark mark) {
        return get(mark).filter(part -> part.content().equals(UNKNOWN)).isPresent();
    }

    Board without(Mark mark) {
        var rest = new EnumMap<Mark, Part>(Mark.class);
        rest.putAll(parts);
        rest.remove(mark);
        return new Board(rest);
    }

    private Board with(Mark mark, Part part) {
        var all = new EnumMap<Mark, Part>(Mark.class);
        all.putAll(parts);
        all.put(mark, part);
        return new Board(all);
    }

    /**
     * What is there, seen with own eyes: what was drawn and never noted is known now, what is missing was deleted.
     *
     * @param found what Grafana has with the correlation's tag
     * @param wanted what is to be drawn: of anything else it is no matter that it is missing
     */
    Board seen(JsonNode found, Set<Mark> wanted) {
        Board seen = this;
        for (Mark mark : Mark.values()) {
            List<String> ids = ids(found, mark);
            Optional<Part> known = get(mark);
            boolean isUnwanted = known.filter(part -> part.id() == null).isPresent();
            boolean isThere = known.filter(part -> ids.contains(part.id())).isPresent();
            if (isUnwanted || isThere) {
                continue;
            }
            if (!ids.isEmpty()) {
                seen = seen.with(mark, new Part(mark.word(), ids.getFirst(), UNKNOWN));
            } else if (known.isPresent()) {
                seen = wanted.contains(mark) && !isToGo(mark) ? seen.unwanted(mark) : seen.without(mark);
            }
        }
        return seen;
    }

    /** Of those that tell their kind; the first is the oldest. */
    private static List<String> ids(JsonNode found, Mark mark) {
        var ids = new ArrayList<String>();
        for (JsonNode one : found) {
            for (JsonNode tag : one.path("tags")) {
                if (tag.asText().equals(mark.word())) {
                    GrafanaApi.id(one).ifPresent(ids::add);
                }
            }
        }
        ids.sort((one, other) -> Long.compare(Long.parseLong(one), Long.parseLong(other)));
        return ids;
    }

    /** In a fixed order. */
    List<Part> toParts() {
        return List.of(Mark.values()).stream()
                .flatMap(mark -> get(mark).stream())
                .toList();
    }
}
