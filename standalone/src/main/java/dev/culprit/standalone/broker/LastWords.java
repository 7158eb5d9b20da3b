package dev.culprit.standalone.broker;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;

/** What is said when Kafka ends the JVM, which it does when its folder can be written no more. */
public final class LastWords {
    private LastWords() {}

    /** From now on, the reason is told to whoever looks on before everything ends. */
    public static void ofBroker(Consumer<String> console, Path data) {
        Exit.setHaltProcedure((status, message) -> {
            console.accept(
                    "The embedded Kafka broker cannot go on with data folder " + data
                            + ": see whether its disk is full or failing, or choose another folder; what was acknowledged is kept");
            Runtime.getRuntime().halt(status);
        });
    }
}
