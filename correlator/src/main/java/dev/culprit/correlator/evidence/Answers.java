package dev.culprit.correlator.evidence;

import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.Answer.State;
import dev.culprit.correlator.message.Question;
import dev.culprit.correlator.message.Told;
import java.util.ArrayList;
import java.util.List;

/** What a bucket has to say to a question, in messages that stay well below a broker's limit. */
final class Answers {
    /** Characters in one message, unless a single thing that it tells has more. */
    static final int MAX_LENGTH = 256 * 1024;

    private final Question question;
    private final List<Answer> full = new ArrayList<>();
    private List<Told> evidence = new ArrayList<>();
    private List<Told> graph = new ArrayList<>();
    private int length;

    private Answers(Question question) {
        this.question = question;
    }

    /**
     * One answer at least.
     *
     * @param last what the last one says of how much is told
     */
    static List<Answer> to(Question question, List<Told> evidence, List<Told> graph, State last) {
        var answers = new Answers(question);
        evidence.forEach(fact -> answers.room(fact).evidence.add(fact));
        graph.forEach(history -> answers.room(history).graph.add(history));
        answers.close(last);
        return answers.full;
    }

    private Answers room(Told next) {
        int longer = next.key().length() + next.json().length();
        if (length > 0 && length + longer > MAX_LENGTH) {
            close(State.PARTLY);
        }
        length += longer;
        return this;
    }

    private void close(State state) {
        full.add(new Answer(question.episodeId(), question.bucket().key(), evidence, graph, state, null));
        evidence = new ArrayList<>();
        graph = new ArrayList<>();
        length = 0;
    }
}
