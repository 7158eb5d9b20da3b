package dev.culprit.collector.publish;

import dev.culprit.collector.Outgoing;
import java.util.List;

/** Where records are kept. */
public interface RecordLog {
    /**
     * Returns when every record is kept, those of one partition in this order. After a failure some may be kept and some
     * not: to append all of them again does no harm.
     *
     * @throws NotKeptException when not all are known to be kept within the log's patience
     */
    void append(List<Outgoing> records) throws NotKeptException, InterruptedException;
}
