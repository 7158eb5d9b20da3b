package dev.culprit.standalone.play;

import dev.culprit.api.record.Watermark;
import dev.culprit.collector.ClusterCollector;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.alert.AlertmanagerWebhook;
import dev.culprit.collector.alert.Received;
import dev.culprit.collector.recording.RecordedLine;
import dev.culprit.collector.recording.Recording;
import dev.culprit.collector.recording.RecordingException;
import dev.culprit.collector.topology.GivenTopology;
import dev.culprit.collector.topology.TopologyException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds a recording line by line to a collector, and what that makes to a sink; at the end, the watermark. */
final class Player {
    private static final Logger LOG = LoggerFactory.getLogger(Player.class);

    private final CollectorSettings settings;
    private final Optional<Path> topology;
    private final TimeShift shift;

    Player(CollectorSettings settings, Optional<Path> topology) {
        this(settings, topology, TimeShift.none());
    }

    /** @param shift what is recorded, but not the topology, is told as if it had happened then */
    Player(CollectorSettings settings, Optional<Path> topology, TimeShift shift) {
        this.settings = settings;
        this.topology = topology;
        this.shift = shift;
    }

    /** @param progress told of every line played */
    void play(Path folder, RecordSink sink, Consumer<RecordedLine> progress)
            throws RecordingException, TopologyException {
        var collector = new ClusterCollector(settings);
        var webhook = new AlertmanagerWebhook(settings);
        if (topology.isPresent()) {
            GivenTopology.read(topology.get(), settings).forEach(sink::send);
        }
        Instant last = Instant.EPOCH;
        try (Recording recording = Recording.open(folder)) {
            for (Optional<RecordedLine> next = recording.next(); next.isPresent(); next = recording.next()) {
                RecordedLine line = shift.of(next.get());
                switch (line) {
                    case RecordedLine.Observed(var observation) ->
                        collector.observe(observation).forEach(sink::send);
                    case RecordedLine.Alerted(Instant at, var payload) -> receive(webhook.receive(payload, at), sink);
                }
                last = line.at();
                progress.accept(line);
            }
        }
        collector.watermark(Watermark.END_OF_INPUT, null, last).forEach(sink::send);
    }

    private static void receive(Received received, RecordSink sink) {
        switch (received) {
            case Received.Accepted accepted -> {
                accepted.records().forEach(sink::send);
                accepted.rejected().forEach(reason -> LOG.warn("Alert rejected; reason={}", reason));
                if (accepted.truncated() > 0) {
                    LOG.warn("Alertmanager left alerts out of a payload; truncated={}", accepted.truncated());
                }
            }
            case Received.Refused(String reason) -> LOG.warn("Webhook payload refused; reason={}", reason);
        }
    }
}
