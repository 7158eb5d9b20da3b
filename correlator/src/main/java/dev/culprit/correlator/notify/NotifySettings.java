package dev.culprit.correlator.notify;

import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.time.Duration;

/** What all notifiers share. */
public final class NotifySettings {
    private static final Setting<Duration> LONGEST_AGE = Setting.withDefault(
            "notify.max-age",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(90)),
            "1h",
            "A correlation that was never told is told when its revision, and the end of its burn, are no older: so that a "
                    + "notifier that is set up late does not send all that Kafka keeps.");

    /** All settings that begin with {@code notify.} and no notifier's name, and where messages lead. */
    public static final Definition DEFINITION = Definition.of(LONGEST_AGE).with(Links.DEFINITION);

    private NotifySettings() {}

    static Duration longestAge(Settings settings) {
        return settings.get(LONGEST_AGE);
    }
}
