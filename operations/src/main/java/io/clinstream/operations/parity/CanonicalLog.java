package io.clinstream.operations.parity;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** The canonical log, from wherever it is read. */
interface CanonicalLog {

    /** Takes records of one partition in order. */
    @FunctionalInterface
    interface Sink {
        void take(LogRecord record) throws SQLException, IOException;
    }

    /** Its partitions. */
    Set<Integer> partitions();

    /** Offset after the last record of a partition, as of when this log was opened; 0 where there is none. */
    long end(int partition);

    /**
     * Reads a partition from its first record to {@link #end}.
     *
     * @throws IncompleteLogException the log does not reach back to offset 0
     */
    void read(int partition, Sink sink) throws SQLException, IOException;
}
