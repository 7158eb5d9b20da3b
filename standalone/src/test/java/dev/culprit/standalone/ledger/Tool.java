package dev.culprit.standalone.ledger;

import java.io.IOException;
import java.util.function.Predicate;

/**
 * Something a person or a program does to an object, and writes into the ledger.
 *
 * @param fits whether it can be done to that object now
 */
record Tool(String name, Predicate<Thing> fits, Use use) {
    /** How it is done. */
    interface Use {
        void on(Thing thing, Worker worker) throws IOException, InterruptedException;
    }

    static Tool of(String name, Predicate<Thing> fits, Use use) {
        return new Tool(name, fits, use);
    }
}
