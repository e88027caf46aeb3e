package io.clinstream.features.training;

import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.timeline.event.EngineEvents;
import java.util.List;
import java.util.Optional;

/**
 * Vectors of an instant by what was known later: the engine on the events known at the cut-off. Measurements count as they
 * are known at the cut-off; adverse events and subject data as they were known at the instant, since what was reported of
 * them later is what a label is made of.
 */
final class RecomputedVectors {

    /**
     * A vector that no one was served.
     *
     * @param vector the vector
     * @param newest the newest event behind it
     * @param knownAt when that became known, epoch milliseconds
     */
    record Recomputed(FeatureVector vector, CanonicalEvent newest, long knownAt) {}

    private RecomputedVectors() {}

    /** The vector of an instant, epoch milliseconds; empty where nothing had happened by then. */
    static Optional<Recomputed> at(List<KnownEvent> events, long instant) {
        PatientHistory history = new PatientHistory(VectorPlan.current(), PatientHistory.Memory.WHOLE);
        CanonicalEvent newest = null;
        long knownAt = Long.MIN_VALUE;
        boolean happened = false;
        for (KnownEvent known : events) {
            Optional<PatientEvent> event = EngineEvents.find(known.event());
            if (event.isPresent() && counts(event.get(), known.knownAt(), instant)) {
                history.apply(event.get(), known.knownAt());
                newest = known.event();
                knownAt = known.knownAt();
                happened |= event.get().header().eventTime() <= instant;
            }
        }
        return newest == null || !happened
                ? Optional.empty()
                : Optional.of(new Recomputed(history.features(instant), newest, knownAt));
    }

    private static boolean counts(PatientEvent event, long knownAt, long instant) {
        boolean told = event instanceof AdverseEventReport || event instanceof SubjectRecord;
        return !told || knownAt <= instant;
    }
}
