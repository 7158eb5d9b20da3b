package dev.culprit.rules.promtest;

import java.util.List;

/**
 * Events of each minute, in stretches; counters begin at 0, and again where a stretch says so.
 *
 * @param stretches one behind the other
 */
record Traffic(List<Stretch> stretches) {
    record Stretch(long minutes, long events, long errors, boolean reset) {
        static Stretch of(long minutes, long events, long errors) {
            return new Stretch(minutes, events, errors, false);
        }
    }

    Traffic {
        stretches = List.copyOf(stretches);
    }

    static Traffic of(Stretch... stretches) {
        return new Traffic(List.of(stretches));
    }

    /** A counter in promtool's notation. */
    String counter(java.util.function.ToLongFunction<Stretch> perMinute) {
        var values = new StringBuilder("0");
        long value = 0;
        for (Stretch stretch : stretches) {
            long step = perMinute.applyAsLong(stretch);
            value = stretch.reset() ? 0 : value + step;
            values.append(' ')
                    .append(value)
                    .append('+')
                    .append(step)
                    .append('x')
                    .append(stretch.minutes() - 1);
            value += step * (stretch.minutes() - 1);
        }
        return values.toString();
    }
}
