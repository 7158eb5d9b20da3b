package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What else became of an object: how often it changes, who changes it, and whether a change was undone. */
record Habit(Case incident) {
    /** Those who scale by load, and write as themselves. */
    private static final Set<String> SCALERS = Set.of("kube-controller", "keda");

    /** Those who add and take away Nodes by need. */
    private static final Set<String> NODE_KEEPERS = Set.of("kube-controller", "cluster-autoscaler", "karpenter");

    List<Sign> signs(Change change, List<Change> all) {
        var signs = new ArrayList<Sign>();
        undone(change, all).ifPresent(signs::add);
        if (isRoutine(change)) {
            signs.add(Sign.of(Feature.ROUTINE, "made by a controller"));
        }
        long times = incident.further().getOrDefault(change.subject(), 0)
                + all.stream()
                        .filter(made -> !made.occurredAt().isAfter(alert()))
                        .count();
        if (times > 1) {
            signs.add(new Sign(
                    Feature.OFTEN,
                    Math.log((double) times) / Math.log(2),
                    "changed " + times + " times before the alert"));
        }
        return signs;
    }

    private Instant alert() {
        return incident.episode().startsAt();
    }

    private Optional<Sign> undone(Change change, List<Change> all) {
        return undoing(change, all)
                .map(undo -> undo.occurredAt().isAfter(alert())
                        ? Sign.of(
                                Feature.UNDONE_AFTER,
                                "undone " + Score.span(alert(), undo.occurredAt()) + " after the alert")
                        : Sign.of(
                                Feature.UNDONE_BEFORE,
                                "undone " + Score.span(undo.occurredAt(), alert()) + " before the alert"));
    }

    /** The first later change that gave any of the altered fields its former value back. */
    static Optional<Change> undoing(Change change, List<Change> all) {
        return all.stream()
                .filter(later -> later.occurredAt().isAfter(change.occurredAt()))
                .filter(later -> (later.type() == ChangeType.UPDATE && change.type() == ChangeType.UPDATE)
                        ? change.fields().stream().anyMatch(field -> isRestored(field, later))
                        : change.type() != ChangeType.UPDATE
                                && later.type() != change.type()
                                && later.type() != ChangeType.UPDATE)
                .findFirst();
    }

    private static boolean isRestored(FieldChange field, Change later) {
        return later.fields().stream()
                .anyMatch(back -> back.path().equals(field.path())
                        && field.type() != FieldType.LABEL
                        && field.type() != FieldType.ANNOTATION
                        && Objects.equals(back.after(), field.before()));
    }

    private static boolean isRoutine(Change change) {
        String manager = change.actor().manager();
        return switch (change.subject().knownKind()) {
            case "Secret" -> manager.startsWith("cert-manager");
            case "Node" -> NODE_KEEPERS.stream().anyMatch(manager::startsWith);
            default ->
                !change.fields().isEmpty()
                        && change.fields().stream().allMatch(f -> f.type() == FieldType.REPLICAS)
                        && SCALERS.stream().anyMatch(manager::startsWith);
        };
    }
}
