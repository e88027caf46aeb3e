package io.clinstream.operations.parity;

import java.sql.SQLException;

/** One store of vectors that is met by every vector of the log, in order. */
interface VectorParity {

    /** A partition begins. */
    void begin(int partition) throws SQLException;

    /** The next vector. */
    void meet(Recomputed vector, Demand demand) throws SQLException;

    /** The partition ends at this offset. */
    void finish(long end) throws SQLException;

    /** What was found. */
    Tally tally();
}
