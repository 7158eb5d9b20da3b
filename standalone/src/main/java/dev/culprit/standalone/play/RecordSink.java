package dev.culprit.standalone.play;

import dev.culprit.collector.Outgoing;

/** Where what the collector makes goes. */
interface RecordSink {
    void send(Outgoing outgoing);
}
