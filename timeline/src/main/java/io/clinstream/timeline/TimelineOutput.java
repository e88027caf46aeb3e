package io.clinstream.timeline;

import io.clinstream.engine.history.Outcome;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.schema.CanonicalEvent;
import java.util.List;

/** Where a timeline writes to. */
public interface TimelineOutput {

    /** A vector of a patient and why there is one. */
    void vector(String patientId, FeatureVector vector, PatientClock clock, Cause cause);

    /** A vector gave way to a newer one of its patient. */
    void conflated();

    /** What became of the parts of an event. */
    void judged(CanonicalEvent event, List<Outcome> outcomes, long knownAt, LogPosition position);
}
