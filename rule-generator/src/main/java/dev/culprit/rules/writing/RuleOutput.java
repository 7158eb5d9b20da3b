package dev.culprit.rules.writing;

import dev.culprit.rules.recording.RuleGroup;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.Key;
import java.util.Set;

/** Where rules go. */
public interface RuleOutput {
    /** Brings the rules of an object there, where they are not there yet. */
    Written write(Declared owner, RuleGroup rules);

    /** Its owner is no more. */
    void gone(Key owner);

    /** Only these are there, of all kinds and namespaces that are looked at: what is left of others goes. */
    void keepOnly(Set<Key> owners);
}
