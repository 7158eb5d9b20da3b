package dev.culprit.summarizer.prompt;

/** How much a model may say. */
public final class AnswerLimits {
    /** Characters of the whole answer. */
    public static final int ANSWER = 8_000;

    /** Characters. */
    public static final int HEADLINE = 200;

    /** Characters. */
    public static final int SENTENCE = 320;

    public static final int SENTENCES = 4;

    public static final int STEPS = 3;

    /** Pieces of evidence that one sentence rests on. */
    public static final int CITED = 8;

    private AnswerLimits() {}
}
