package io.clinstream.engine.history;

import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.series.MeasurementIdentity;

/** One accepted statement about a patient: small, immutable, and all that a history must be rebuilt from. */
public sealed interface StoredFact {

    /** Key of the fact within its patient. */
    FactKey key();

    /** When the engine learned it, epoch milliseconds. */
    long knownAt();

    /** A statement about a measurement. */
    record MeasurementFact(MeasurementIdentity identity, Statement statement, long knownAt) implements StoredFact {
        @Override
        public FactKey key() {
            return FactKey.of(
                    "measurement",
                    identity.code().code(),
                    identity.eventTime(),
                    identity.source(),
                    identity.context(),
                    statement.version(),
                    statement.status(),
                    statement.availableAt(),
                    statement.value(),
                    statement.precision());
        }
    }

    /** A report of an adverse event. */
    record AdverseEventFact(AdverseEventReport report, long knownAt) implements StoredFact {
        @Override
        public FactKey key() {
            return FactKey.of("adverse event", RecordContent.of(report));
        }
    }

    /** A version of the subject record. */
    record SubjectFact(SubjectRecord subject, long knownAt) implements StoredFact {
        @Override
        public FactKey key() {
            return FactKey.of("subject", RecordContent.of(subject));
        }
    }
}
