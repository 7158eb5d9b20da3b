package dev.culprit.collector.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What was decided about an object, as a tree and as text: the text is made once, because it takes as long as reading it. */
public final class Content {
    private final ObjectNode tree;
    private @Nullable String text;

    private Content(ObjectNode tree, @Nullable String text) {
        this.tree = tree;
        this.text = text;
    }

    /** Of a tree that is not altered afterwards. */
    public static Content of(ObjectNode tree) {
        return new Content(tree, null);
    }

    /** Of a tree whose canonical text is known already. */
    public static Content of(ObjectNode tree, String text) {
        return new Content(tree, text);
    }

    public ObjectNode tree() {
        return tree;
    }

    /** Canonical: equal trees have equal text. */
    public String text() {
        String known = text;
        if (known == null) {
            known = CanonicalText.of(tree);
            text = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Content that && tree.equals(that.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
