package dev.culprit.correlator.episode;

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
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an episode's work is done: asking, hearing, and emitting what is found. */
final class Desk {
    private final EpisodeSettings settings;
    private final Episodes episodes;
    private final Gathered gathered;
    private final Consumer<EpisodeOutput> out;
    private final Inquirer inquirer;
    private final Claimant claimant;
    private final Instant now;

    Desk(EpisodeSettings settings, Episodes episodes, Gathered gathered, Consumer<EpisodeOutput> out, long timestamp) {
        this.settings = settings;
        this.episodes = episodes;
        this.gathered = gathered;
        this.out = out;
        this.inquirer = new Inquirer(settings.buckets(), out);
        this.claimant = new Claimant(out);
        this.now = Instant.ofEpochMilli(timestamp);
    }

    void findCurrent() {
        episodes.findCurrent();
    }

    Optional<EpisodeState> current(String key) {
        return episodes.current(key);
    }

    void open(EpisodeState state) {
        episodes.open(state);
        episodes.put(inquirer.ask(state));
    }

    /**
     * After a crash nobody knows which questions and answers got lost, what of them was gathered, or whether it was kept who
     * was asked: so all have to be asked once more. A final correlation keeps what was complete, and asks only whom it names
     * as missing.
     *
     * @return who has to ask again; first those that nobody has had an answer of yet
     */
    List<String> beginAnew() {
        List<EpisodeState> open = episodes.matching(state -> !state.isSettled());
        open.stream()
                .filter(state -> isProvisional(state.last()))
                .forEach(state ->
                        episodes.inquiries().put(state.id(), state.inquiry().anew()));
        return open.stream()
                .sorted(Comparator.comparing(state -> state.last() != null))
                .map(EpisodeState::id)
                .toList();
    }

    /** Whoever has not told everything, and whoever is asked at first, were it not kept that they were. */
    void askAgain(String id) {
        episodes.byId(id)
                .filter(state -> !state.isSettled())
                .map(state -> state.with(inquirer.begun(state)))
                .ifPresent(state -> {
                    episodes.inquiries().put(id, state.inquiry());
                    // a recording comes to the same at whatever time it is played
                    inquirer.askAgain(state, settings.closesByClock() ? now : state.lastHeard());
                });
    }

    /**
     * An answer to an episode that is settled says nothing new; what was made of it goes out again after a restore. Nor does
     * one without evidence: that a bucket did not answer in time stays true, and it is told once that all have after all.
     *
     * @return whether there is news now that no revision tells
     */
    boolean hear(Answer answer) {
        return episodes.inquiries()
                .of(answer.episodeId(), answer.bucket())
                .map(before -> hear(before, answer))
                .orElse(false);
    }

    /** @param before what was asked in the namespace of the bucket that answers */
    private boolean hear(Inquiry before, Answer answer) {
        String id = answer.episodeId();
        if (before.isComplete()
                && episodes.byId(id).filter(EpisodeState::isSettled).isPresent()) {
            return false;
        }
        gathered.add(answer);
        Inquiry told = before.hearing(answer);
        boolean isNew = !told.equals(before);
        if (isNew) {
            episodes.inquiries().put(answer, told);
        }
        boolean firstRound = told.isHeard() && !before.isHeard();
        if (isNew && (firstRound || told.isComplete()) && goesOn(id, firstRound)) {
            return false;
        }
        return !answer.evidence().isEmpty() || !answer.graph().isEmpty();
    }

    /** Whether a namespace was the last one that was waited for: then it goes on. */
    private boolean goesOn(String id, boolean firstRound) {
        Optional<EpisodeState> ready = episodes.inquiries()
                .of(id)
                .filter(asked -> (firstRound && asked.isHeard()) || asked.isComplete())
                .flatMap(asked -> episodes.byId(id))
                .filter(state -> !state.isSettled());
        ready.ifPresent(this::askFurther);
        return ready.isPresent();
    }

    private void askFurther(EpisodeState state) {
        EpisodeState asked = inquirer.ask(state, surroundings(state).scope().namespaces());
        if (asked.inquiry().isComplete()) {
            emit(asked, Phase.FINAL);
        } else if (asked.inquiry().isHeard()) {
            emit(asked, isProvisional(asked.last()) ? Phase.PROVISIONAL : Phase.FINAL);
        } else {
            episodes.put(asked);
        }
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
        episodes.dropFormer(id);
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
    }

    /** Others suspect the same: this one's correlation says so, whatever phase it is in. */
    void hear(Kin kin) {
        episodes.byId(kin.episodeId()).ifPresent(state -> {
            Claimed claimed = state.claimed();
            Correlation last = state.last();
            if (claimed != null && last != null && claimed.isOf(kin.change())) {
                EpisodeState told = state.claiming(claimed.told(kin));
                emit(told, last.phase(), last.findings(), compositions(last), last.conditions());
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
                .ifPresent(state -> Optional.ofNullable(state.last()).ifPresent(last -> emit(state, last.phase())));
    }

    /** Episodes of which somebody has not told everything, though their windows closed before a time. */
    SortedSet<String> waitingSince(Instant time) {
        return waitedFor(time).map(EpisodeState::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Whoever has not answered long after the window closed is named, and no longer waited for.
     *
     * @param justAsked episodes that have asked again and are waited for all the same
     */
    void giveUpWaiting(Instant time, Predicate<String> justAsked) {
        waitedFor(time.minus(settings.gatherTimeout()))
                .filter(state -> !justAsked.test(state.id()))
                .forEach(state -> emit(state, Phase.FINAL));
    }

    private Stream<EpisodeState> waitedFor(Instant closedBefore) {
        return episodes.waiting().stream()
                .filter(state -> isProvisional(state.last()) && state.closesAt().isBefore(closedBefore));
    }

    private static boolean isProvisional(@Nullable Correlation last) {
        return last == null || last.phase() == Phase.PROVISIONAL;
    }

    private Surroundings surroundings(EpisodeState state) {
        return Surroundings.of(
                state,
                ServiceGraph.of(gathered.graph(state.id()), state.period().window()));
    }

    private void emit(EpisodeState state, Phase phase) {
        Surroundings surroundings = surroundings(state);
        Surroundings.Weighable weighable = surroundings.weigh(gathered);
        Findings findings = settings.judge().rank(weighable.incident());
        List<Condition> conditions = Stream.of(
                        incomplete(state, phase),
                        weighable.truncated(),
                        state.inquiry().partlyWatched(state.period().window()))
                .flatMap(Optional::stream)
                .toList();
        emit(state, phase, findings, surroundings.compositions(), conditions);
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

    /**
     * The same content again keeps its revision, and is not sent. A new one is kept before it goes out: what a crash kept
     * back is sent again after it, but what went out and was forgotten would give its number to another content.
     */
    private EpisodeState emit(
            EpisodeState heard, Phase phase, Findings findings, List<SloRef> compositions, List<Condition> conditions) {
        EpisodeState state = heard.claiming(Claimed.by(heard, findings));
        Correlation last = state.last();
        var next = new Correlation(
                state.id(),
                EpisodeName.of(state),
                last == null ? 1 : last.revision() + 1,
                phase,
                state.episode(),
                state.period(),
                findings.tied(Claimed.ties(state, compositions)),
                conditions,
                now);
        boolean isSame = last != null && CanonicalJson.of(last).equals(CanonicalJson.of(next));
        EpisodeState emitted = isSame ? state : state.emitted(next);
        episodes.put(emitted);
        claimant.claim(heard.claimed(), emitted);
        if (!isSame) {
            out.accept(new EpisodeOutput.Emitted(next));
        }
        return emitted;
    }
}
