package dev.culprit.summarizer.answer;

import java.util.List;

/**
 * One sentence of a model.
 *
 * @param where it stands, in words of our own
 * @param cited ids of exhibits
 */
record Claim(String where, String text, List<String> cited) {
    Claim {
        cited = List.copyOf(cited);
    }
}
