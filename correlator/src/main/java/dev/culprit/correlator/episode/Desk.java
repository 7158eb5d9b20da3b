package dev.culprit.correlator.episode;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.CanonicalJson;
import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Phase;
import dev.culprit.correlator.graph.Reach;
import dev.culprit.correlator.graph.ServiceGraph;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.Question;
import dev.culprit.correlator.ranking.Case;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an episode's work is done: asking, hearing, and emitting what is found. */
final class Desk {
    private final EpisodeSettings settings;
    private final Episodes episodes;
    private final Gathered gathered;
    private final Consumer<EpisodeOutput> out;
    private final Instant now;

    Desk(EpisodeSettings settings, Episodes episodes, Gathered gathered, Consumer<EpisodeOutput> out, long timestamp) {
        this.settings = settings;
        this.episodes = episodes;
        this.gathered = gathered;
        this.out = out;
        this.now = Instant.ofEpochMilli(timestamp);
    }

    void findCurrent() {
        episodes.findCurrent();
    }

    Optional<EpisodeState> current(String key) {
        return episodes.current(key);
    }

    EpisodeState open(EpisodeState state) {
        episodes.open(state);
        return state;
    }

    /**
     * After a crash nobody knows which questions and answers got lost, or what of them was gathered: so all are asked once
     * more. A final correlation keeps what was complete, and asks only whom it names as missing.
     */
    void askAllAgain() {
        episodes.matching(state -> !state.isSettled()).forEach(state -> {
            EpisodeState anew =
                    isProvisional(state.last()) ? state.with(state.inquiry().anew()) : state;
            episodes.put(anew);
            ask(anew, anew.inquiry().missing().stream().map(Bucket::parse));
        });
    }

    /** Asks the SLO's own namespace and the cluster scope; what they answer may lead to further namespaces. */
    void ask(EpisodeState state) {
        var namespaces = new TreeSet<String>();
        namespaces.add(state.episode().slo().namespace());
        namespaces.add(Bucket.CLUSTER_SCOPE);
        episodes.put(ask(state, namespaces));
    }

    private EpisodeState ask(EpisodeState state, SortedSet<String> namespaces) {
        List<Bucket> unasked = namespaces.stream()
                .flatMap(namespace -> IntStream.range(0, settings.buckets())
                        .mapToObj(i -> new Bucket(state.episode().cluster(), namespace, i)))
                .filter(bucket -> !state.inquiry().asked().contains(bucket.key()))
                .toList();
        ask(state, unasked.stream());
        return state.with(
                state.inquiry().asking(unasked.stream().map(Bucket::key).toList()));
    }

    private void ask(EpisodeState state, Stream<Bucket> buckets) {
        buckets.map(bucket -> new Question(
                        state.key(), state.id(), bucket, state.period().window(), state.closesAt()))
                .forEach(question -> out.accept(new EpisodeOutput.Asked(question, state.lastHeard())));
    }

    /**
     * An answer to an episode that is settled came twice: what was made of it may not have gone out.
     *
     * @return whether there is news now that no revision tells
     */
    boolean hear(Answer answer) {
        Optional<EpisodeState> known = episodes.byId(answer.episodeId());
        if (answer.complete()) {
            known.filter(EpisodeState::isSettled).ifPresent(this::emitAgain);
        }
        return known.filter(state -> !state.isSettled())
                .map(state -> hear(state, answer))
                .orElse(false);
    }

    private boolean hear(EpisodeState state, Answer answer) {
        gathered.add(answer);
        Inquiry inquiry = state.inquiry().hearing(answer.bucket(), answer.complete());
        boolean firstRound = inquiry.isHeard() && !state.inquiry().isHeard();
        if (firstRound || inquiry.isComplete()) {
            askFurther(state.with(inquiry));
            return false;
        }
        if (!inquiry.equals(state.inquiry())) {
            episodes.put(state.with(inquiry));
        }
        boolean isNamedMissing = !isProvisional(state.last()) && answer.complete();
        return isNamedMissing || !answer.evidence().isEmpty() || !answer.graph().isEmpty();
    }

    private void askFurther(EpisodeState state) {
        SortedSet<String> wanted = reach(state).namespaces();
        EpisodeState asked = ask(state, wanted);
        if (asked.inquiry().isComplete()) {
            settle(asked);
        } else if (asked.inquiry().isHeard()) {
            emit(asked, isProvisional(asked.last()) ? Phase.PROVISIONAL : Phase.FINAL);
        } else {
            episodes.put(asked);
        }
    }

    private void settle(EpisodeState state) {
        emit(state, Phase.FINAL);
        episodes.settled(state);
    }

    /** Episodes for which evidence is held that is no longer needed. */
    Set<String> over() {
        return gathered.episodes().stream()
                .filter(id ->
                        episodes.byId(id).filter(state -> !state.isSettled()).isEmpty())
                .collect(Collectors.toSet());
    }

    void forget(String id) {
        gathered.forget(id);
    }

    /** The episode itself has changed: its correlation says so at once, with what follows for the findings there are. */
    void revise(EpisodeState state) {
        Correlation last = state.last();
        if (last == null) {
            episodes.put(state);
            return;
        }
        Findings reviewed = settings.judge().review(last.findings(), state.episode());
        EpisodeState revised = emit(state, last.phase(), reviewed, last.conditions());
        if (last.equals(revised.last())) {
            emitAgain(revised);
        }
    }

    /** The current revision once more: after a restore and on redelivery nobody knows whether it went out. */
    private void emitAgain(EpisodeState state) {
        Optional.ofNullable(state.last()).map(EpisodeOutput.Emitted::new).ifPresent(out);
    }

    void emitAllAgain() {
        episodes.matching(state -> true).forEach(this::emitAgain);
    }

    /** Emits what has come since the last revision; an episode that has none yet waits for its first round. */
    void revise(String id) {
        episodes.byId(id)
                .filter(state -> !state.isSettled())
                .ifPresent(state -> Optional.ofNullable(state.last()).ifPresent(last -> emit(state, last.phase())));
    }

    /** Whoever has not answered long after the window closed is named, and no longer waited for. */
    void giveUpWaiting(Instant time) {
        episodes.matching(state -> !state.isSettled()
                        && isProvisional(state.last())
                        && time.isAfter(state.closesAt().plus(settings.gatherTimeout())))
                .forEach(state -> emit(state, Phase.FINAL));
    }

    private static boolean isProvisional(@Nullable Correlation last) {
        return last == null || last.phase() == Phase.PROVISIONAL;
    }

    private Reach reach(EpisodeState state) {
        var graph = ServiceGraph.of(gathered.graph(state.id()), state.period().window());
        return Reach.from(
                graph.entry(state.episode().slo(), state.episode().alert().service()), graph);
    }

    /** Only namespaces that the whole graph leads to count: one that was asked on half of it must not show. */
    private void emit(EpisodeState state, Phase phase) {
        Reach reach = reach(state);
        SortedSet<String> relevant = reach.namespaces();
        relevant.add(state.episode().slo().namespace());
        relevant.add("");
        List<Evidence> evidence = gathered.evidence(state.id()).stream()
                .filter(fact -> relevant.contains(fact.subject().namespace()))
                .toList();
        Findings findings = settings.judge().rank(new Case(state.episode(), state.period(), reach, evidence));
        emit(state, phase, findings, conditions(state, phase));
    }

    private static List<Condition> conditions(EpisodeState state, Phase phase) {
        SortedSet<String> missing = state.inquiry().missing();
        return phase == Phase.PROVISIONAL || missing.isEmpty()
                ? List.of()
                : List.of(new Condition(
                        Condition.EVIDENCE_INCOMPLETE,
                        "NoAnswer",
                        missing.size() + " of " + state.inquiry().asked().size() + " buckets did not answer in time: "
                                + String.join(", ", missing)));
    }

    /**
     * The same content again keeps its revision, and is not sent. A new one is kept before it goes out: what a crash kept
     * back is sent again after it, but what went out and was forgotten would give its number to another content.
     */
    private EpisodeState emit(EpisodeState state, Phase phase, Findings findings, List<Condition> conditions) {
        Correlation last = state.last();
        int revision = last == null ? 1 : last.revision() + 1;
        var next = new Correlation(
                state.id(),
                EpisodeName.of(state.episode().slo().name(), state.episode().startsAt(), state.id()),
                revision,
                phase,
                state.episode(),
                state.period(),
                findings,
                conditions,
                now);
        if (last != null && CanonicalJson.of(last).equals(CanonicalJson.of(next))) {
            episodes.put(state);
            return state;
        }
        EpisodeState emitted = state.emitted(next);
        episodes.put(emitted);
        out.accept(new EpisodeOutput.Emitted(next));
        return emitted;
    }
}
