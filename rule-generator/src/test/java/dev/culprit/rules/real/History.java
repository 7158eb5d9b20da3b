package dev.culprit.rules.real;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A day of three Pods as they were scraped: traffic that swings and is noisy, two bursts of errors, one Pod that is started
 * anew again and again, and one that comes and goes.
 */
final class History {
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    static final int HOURS = 26;

    private static final int SCRAPE_SECONDS = 30;
    private static final int SCRAPES = HOURS * 3600 / SCRAPE_SECONDS;
    private static final int SCRAPES_AN_HOUR = 3600 / SCRAPE_SECONDS;
    private static final int PODS = 3;

    private final Random random;
    private final List<String> good = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    History(long seed) {
        this.random = new Random(seed);
        for (int pod = 0; pod < PODS; pod++) {
            pod(pod);
        }
    }

    static Instant end() {
        return START.plusSeconds((long) HOURS * 3600);
    }

    private void pod(int pod) {
        long oks = 0;
        long errors = 0;
        for (int scrape = 0; scrape <= SCRAPES; scrape++) {
            double hour = scrape / (double) SCRAPES_AN_HOUR;
            if (pod == 1 && scrape % (5 * SCRAPES_AN_HOUR) == 0) {
                oks = 0;
                errors = 0;
            }
            double requests = (300 + 200 * Math.sin(hour / 24 * 2 * Math.PI) + 40 * random.nextGaussian()) / PODS;
            long all = Math.max(0, Math.round(requests));
            long lost = Math.min(all, Math.round(all * share(hour)));
            oks += all - lost;
            errors += lost;
            boolean there = pod != 2 || (hour > 8 && hour < 20);
            if (there) {
                good.add(line(pod, "200", oks, scrape));
                failed.add(line(pod, "500", errors, scrape));
            }
        }
    }

    private double share(double hour) {
        boolean burst = (hour > 7 && hour < 7.7) || (hour > 22 && hour < 22.3);
        return burst ? 0.3 : 0.02 + 0.01 * random.nextDouble();
    }

    private static String line(int pod, String code, long value, int scrape) {
        long at = START.getEpochSecond() + (long) scrape * SCRAPE_SECONDS;
        return "requests_total{slo=\"a\",pod=\"" + pod + "\",code=\"" + code + "\"} " + value + " " + at;
    }

    String openMetrics() {
        return "# TYPE requests counter\n" + String.join("\n", good) + "\n" + String.join("\n", failed) + "\n# EOF\n";
    }
}
