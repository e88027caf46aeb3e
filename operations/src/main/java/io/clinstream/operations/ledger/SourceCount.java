package io.clinstream.operations.ledger;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import java.io.IOException;

/** Counts what the files of one source hold, measurement by measurement, without the producer's code. */
interface SourceCount {

    /** Counts every measurement that must be sent. */
    void count(Tally tally) throws IOException;

    /** Takes counts. */
    @FunctionalInterface
    interface Tally {
        /** So many more of a measurement of a patient. */
        void add(Kind kind, String patient, String code, long times);
    }

    /** Which raw topic a measurement belongs into. */
    enum Kind {
        VITALS,
        LABS,
        ADVERSE_EVENTS,
        SUBJECTS;

        Topic topic(Topics topics) {
            return switch (this) {
                case VITALS -> topics.vitals();
                case LABS -> topics.labs();
                case ADVERSE_EVENTS -> topics.adverseEvents();
                case SUBJECTS -> topics.subjects();
            };
        }
    }
}
