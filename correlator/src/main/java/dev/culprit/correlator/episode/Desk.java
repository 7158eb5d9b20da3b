package dev.culprit.correlator.episode;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.CanonicalJson;
import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Ties;
import dev.culprit.correlator.graph.ServiceGraph;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.Kin;
import dev.culprit.correlator.message.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an episode's work is done: asking, hearing, and emitting what is found. */
final class Desk {
    private final EpisodeSettings settings;
    private final Episodes episodes;
    private final Gathered gathered;
    private final Consumer<EpisodeOutput> out;
    private final Claimant claimant;
    private final Instant now;

    Desk(EpisodeSettings settings, Episodes episodes, Gathered gathered, Consumer<EpisodeOutput> out, long timestamp) {
        this.settings = settings;
        this.episodes = episodes;
        this.gathered = gathered;
        this.out = out;
        this.claimant = new Claimant(out);
        this.now = Instant.ofEpochMilli(timestamp);
    }

    Optional<EpisodeState> current(String key) {
        return episodes.current(key);
    }

    EpisodeState open(EpisodeState state) {
        episodes.open(state).ifPresent(gathered::forget);
        return state;
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
        unasked.stream()
                .map(bucket -> new Question(
                        state.key(), state.id(), bucket, state.period().window(), state.closesAt()))
                .forEach(question -> out.accept(new EpisodeOutput.Asked(question)));
        return state.with(
                state.inquiry().asking(unasked.stream().map(Bucket::key).toList()));
    }

    /** An answer to an episode that is settled came twice: what was made of it may not have gone out. */
    Heard hear(Answer answer) {
        return episodes.inquiry(answer.episodeId())
                .map(before -> hear(before, answer))
                .orElse(Heard.NO_NEWS);
    }

    private Heard hear(Inquiry before, Answer answer) {
        String id = answer.episodeId();
        if (before.isComplete() && isSettled(id)) {
            episodes.byId(id).filter(state -> answer.complete()).ifPresent(this::emitAgain);
            return Heard.NO_NEWS;
        }
        gathered.add(answer);
        Inquiry inquiry = before.hearing(answer.bucket(), answer.complete());
        boolean firstRound = inquiry.isHeard() && !before.isHeard();
        if (firstRound || inquiry.isComplete()) {
            return episodes.byId(id)
                    .map(state -> askFurther(state.with(inquiry)))
                    .orElse(Heard.NO_NEWS);
        }
        if (!inquiry.equals(before)) {
            episodes.put(id, inquiry);
        }
        return answer.evidence().isEmpty() && answer.graph().isEmpty() ? Heard.NO_NEWS : Heard.NEWS;
    }

    private Heard askFurther(EpisodeState state) {
        EpisodeState asked = ask(state, surroundings(state).scope().namespaces());
        if (asked.inquiry().isComplete()) {
            episodes.put(emit(asked, Phase.FINAL));
            return Heard.END;
        }
        episodes.put(asked.inquiry().isHeard() ? emit(asked, Phase.PROVISIONAL) : asked);
        return Heard.NO_NEWS;
    }

    private boolean isSettled(String id) {
        return episodes.byId(id).map(EpisodeState::isSettled).orElse(true);
    }

    /** Of what is settled the evidence is of no more use. */
    void tidy(String id) {
        gathered.forget(id);
        episodes.dropFormer(id);
    }

    void forEachSettled(Consumer<String> action) {
        episodes.matching(EpisodeState::isSettled).stream()
                .map(EpisodeState::id)
                .forEach(action);
    }

    /** The episode itself has changed: its correlation says so at once, with what follows for the findings there are. */
    void revise(EpisodeState state) {
        Correlation last = state.last();
        if (last == null) {
            episodes.put(state);
            return;
        }
        Findings reviewed = settings.judge().review(last.findings(), state.episode());
        EpisodeState revised = emit(state, last.phase(), reviewed, compositions(last), last.conditions());
        if (last.equals(revised.last())) {
            emitAgain(revised);
        }
        episodes.put(revised);
    }

    /** Others suspect the same: this one's correlation says so, whatever phase it is in. */
    void hear(Kin kin) {
        episodes.byId(kin.episodeId()).ifPresent(state -> {
            Claimed claimed = state.claimed();
            Correlation last = state.last();
            if (claimed != null && last != null && claimed.isOf(kin.change())) {
                EpisodeState told = state.claiming(claimed.told(kin));
                episodes.put(emit(told, last.phase(), last.findings(), compositions(last), last.conditions()));
            }
        });
    }

    private static List<SloRef> compositions(Correlation last) {
        return Optional.ofNullable(last.findings().ties())
                .map(Ties::compositions)
                .orElse(List.of());
    }

    /** The current revision once more: after a restore and on redelivery nobody knows whether it went out. */
    private void emitAgain(EpisodeState state) {
        Optional.ofNullable(state.last()).map(EpisodeOutput.Emitted::new).ifPresent(out);
        claimant.claimAgain(state);
    }

    void emitAllAgain() {
        episodes.matching(state -> true).forEach(this::emitAgain);
    }

    /** Emits what has come since the last revision; an episode that has none yet waits for its first round. */
    void revise(String id) {
        episodes.byId(id)
                .filter(state -> !state.isSettled())
                .ifPresent(state ->
                        Optional.ofNullable(state.last()).ifPresent(last -> episodes.put(emit(state, last.phase()))));
    }

    /** Whoever has not answered long after the window closed is named, and no longer waited for. */
    void giveUpWaiting(Instant time) {
        episodes.matching(state -> !state.isSettled()
                        && isProvisional(state.last())
                        && time.isAfter(state.closesAt().plus(settings.gatherTimeout())))
                .forEach(state -> episodes.put(emit(state, Phase.FINAL)));
    }

    private static boolean isProvisional(@Nullable Correlation last) {
        return last == null || last.phase() == Phase.PROVISIONAL;
    }

    private Surroundings surroundings(EpisodeState state) {
        return Surroundings.of(
                state,
                ServiceGraph.of(gathered.graph(state.id()), state.period().window()));
    }

    private EpisodeState emit(EpisodeState state, Phase phase) {
        Surroundings surroundings = surroundings(state);
        Surroundings.Weighable weighable = surroundings.weigh(gathered);
        Findings findings = settings.judge().rank(weighable.incident());
        List<Condition> conditions = Stream.of(incomplete(state, phase), weighable.truncated())
                .flatMap(Optional::stream)
                .toList();
        return emit(state, phase, findings, surroundings.compositions(), conditions);
    }

    private static Optional<Condition> incomplete(EpisodeState state, Phase phase) {
        SortedSet<String> missing = state.inquiry().missing();
        return phase == Phase.PROVISIONAL || missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Condition(
                        Condition.EVIDENCE_INCOMPLETE,
                        "NoAnswer",
                        missing.size() + " of " + state.inquiry().asked().size() + " buckets did not answer in time: "
                                + String.join(", ", missing)));
    }

    /** The same content again keeps its revision, and is not sent. */
    private EpisodeState emit(
            EpisodeState heard, Phase phase, Findings findings, List<SloRef> compositions, List<Condition> conditions) {
        EpisodeState state = claimant.claim(heard, findings);
        Correlation last = state.last();
        int revision = last == null ? 1 : last.revision() + 1;
        var next = new Correlation(
                state.id(),
                EpisodeName.of(state),
                revision,
                phase,
                state.episode(),
                state.period(),
                findings.tied(Claimant.ties(state, compositions)),
                conditions,
                now);
        if (last != null && CanonicalJson.of(last).equals(CanonicalJson.of(next))) {
            return state;
        }
        out.accept(new EpisodeOutput.Emitted(next));
        return state.emitted(next);
    }
}
