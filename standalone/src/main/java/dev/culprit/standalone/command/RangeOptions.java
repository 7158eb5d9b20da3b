package dev.culprit.standalone.command;

import dev.culprit.rules.backtest.Range;
import dev.culprit.rules.objective.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A range of time in the past. */
final class RangeOptions {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Where it begins, as 2026-11-01 or 2026-11-01T06:00:00Z (UTC); instead of --over.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Where it ends. Default: now.")
    private @Nullable String to;

    @Option(names = "--over", paramLabel = "LENGTH", description = "How long it is, as 30d, 4w or 12h. Default: 30d.")
    private @Nullable String over;

    /** At whole minutes, and not in the future. */
    Range range(CommandLine command, Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Instant end = to == null ? now : time(command, "--to", to);
        if (from != null && over != null) {
            throw new ParameterException(command, "--from and --over both tell where the range begins: give one");
        }
        Instant begin =
                from == null ? end.minus(length(command, over == null ? "30d" : over)) : time(command, "--from", from);
        if (!begin.isBefore(end)) {
            throw new ParameterException(command, "--from must be before --to, or before now without one");
        }
        if (end.isAfter(now)) {
            throw new ParameterException(command, "--to is in the future: nothing is known of it");
        }
        return new Range(begin, end);
    }

    private static Duration length(CommandLine command, String text) {
        return Window.parse(text)
                .orElseThrow(() -> new ParameterException(command, "--over must be a length as 30d, 4w or 12h"))
                .length();
    }

    private static Instant time(CommandLine command, String option, String text) {
        try {
            Instant time = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            return time.truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeParseException e) {
            throw new ParameterException(command, option + " must be a time as 2026-11-01 or 2026-11-01T06:00:00Z", e);
        }
    }
}
