package io.clinstream.engine.history;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.series.Origin;
import java.util.List;

/**
 * What one accepted event left in a patient's history: small, immutable, and with the others all that the history must
 * be rebuilt from. It stands in a slot of the patient's store and is overwritten when it is forgotten.
 */
public sealed interface StoredFact {

    /** Its place in the patient's store. */
    int slot();

    /** When the engine learned it, epoch milliseconds. */
    long knownAt();

    /**
     * Statements about measurements of one reading, or about one laboratory test.
     *
     * @param eventTime epoch milliseconds
     */
    record MeasurementsFact(long eventTime, Origin origin, List<Stated> statements) implements StoredFact {

        /** Copies the statements. */
        public MeasurementsFact {
            statements = List.copyOf(statements);
        }

        @Override
        public int slot() {
            return origin.slot();
        }

        @Override
        public long knownAt() {
            return origin.knownAt();
        }
    }

    /** A statement about one measurement. */
    record Stated(MeasurementCode code, Statement statement) {}

    /** A report of an adverse event. */
    record AdverseEventFact(AdverseEventReport report, long knownAt, int slot) implements StoredFact {}

    /** A version of the subject record. */
    record SubjectFact(SubjectRecord subject, long knownAt, int slot) implements StoredFact {}
}
