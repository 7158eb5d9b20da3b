package dev.culprit.rules.writing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.rules.resource.Declared;
import java.util.Optional;

/** Where status goes. */
@FunctionalInterface
public interface StatusDesk {
    /** Takes the place of the status that we wrote before; what stood in the way, if anything. */
    Optional<Obstacle> apply(Declared resource, JsonNode status);
}
