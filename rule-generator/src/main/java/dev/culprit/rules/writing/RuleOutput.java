package dev.culprit.rules.writing;

import dev.culprit.rules.recording.RuleGroup;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.Key;
import java.util.Set;
import java.util.function.Supplier;

/** Where rules go. */
public interface RuleOutput {
    /** Brings the rules of an object there, where they are not there yet. */
    Written write(Declared owner, RuleGroup rules);

    /** Its owner is no more. */
    void gone(Key owner);

    /**
     * What is left of others goes.
     *
     * @param owners all that are there, of all kinds and namespaces that are looked at; asked for when it is known what is left,
     *     for more may come meanwhile
     */
    void keepOnly(Supplier<Set<Key>> owners);
}
