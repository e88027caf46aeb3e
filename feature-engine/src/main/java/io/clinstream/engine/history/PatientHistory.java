package io.clinstream.engine.history;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.LabReport;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.event.VitalsReading;
import io.clinstream.engine.history.StoredFact.AdverseEventFact;
import io.clinstream.engine.history.StoredFact.MeasurementFact;
import io.clinstream.engine.history.StoredFact.SubjectFact;
import io.clinstream.engine.series.Series;
import io.clinstream.engine.vector.AdverseEvent;
import io.clinstream.engine.vector.Boundaries;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.engine.vector.PatientPoints;
import io.clinstream.engine.vector.VectorComputation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything the engine knows of one patient: a function of the events applied, whatever their order. It has no clock:
 * {@code knownAt} and {@code asOf} come from the canonical log.
 *
 * <p>Not safe for use by several threads; it belongs to the one task that owns the patient.
 */
public final class PatientHistory {

    private final MeasurementHistory measurements = new MeasurementHistory();
    private final AdverseEventHistory adverseEvents = new AdverseEventHistory();
    private final Reports<SubjectFact> subject = new Reports<>(known -> RecordContent.of(known.subject()));

    /** A patient of whom nothing is known. */
    public PatientHistory() {}

    /** The history that stored facts describe: equal to the one they were taken from, in whatever order they come. */
    public static PatientHistory restore(Iterable<? extends StoredFact> facts) {
        PatientHistory history = new PatientHistory();
        for (StoredFact fact : facts) {
            history.add(fact);
        }
        return history;
    }

    /**
     * Takes in an event.
     *
     * @param knownAt when the engine learned it, epoch milliseconds; never less than in the call before
     * @return what became of each part, what to store, and whether a vector is due
     */
    public Change apply(PatientEvent event, long knownAt) {
        if (event instanceof VitalsReading reading) {
            return applyAll(reading.header(), reading.measurements(), knownAt);
        }
        if (event instanceof LabReport report) {
            return applyAll(report.header(), List.of(report.measurement()), knownAt);
        }
        if (event instanceof AdverseEventReport report) {
            return applyReport(report, knownAt);
        }
        return applySubject((SubjectRecord) event, knownAt);
    }

    /** The vector at an instant, epoch milliseconds: of all that is known now, what had happened by then. */
    public FeatureVector features(long asOf) {
        return VectorComputation.current().compute(points(), asOf);
    }

    /** The first instant later than {@code after} at which a point enters or leaves a window; empty if none will. */
    public OptionalLong nextBoundary(long after) {
        return Boundaries.current().next(points(), after);
    }

    /** The newest subject record; empty when there is none, or it was withdrawn. */
    public Optional<SubjectRecord> subject() {
        return Optional.ofNullable(subject.current()).map(SubjectFact::subject);
    }

    /** Everything that is stored, in no particular order. */
    public List<StoredFact> facts() {
        List<StoredFact> facts = new ArrayList<>(measurements.facts());
        facts.addAll(adverseEvents.facts());
        facts.addAll(subject.all());
        return facts;
    }

    /**
     * Forgets measurements that no look-back reaches any more and whose repetition is no longer to be recognised. No
     * feature changes. Only for live patients: {@code known_at} of a historical load is not the time of its appending,
     * by which repetitions are recognised. To keep replay equal, call it at moments that the canonical log decides.
     *
     * @param knownAt now, by the canonical log, epoch milliseconds
     * @return the facts to remove from the store
     */
    public List<StoredFact> prune(long knownAt) {
        return measurements.forget(knownAt);
    }

    private PatientPoints points() {
        return new PatientPoints() {
            @Override
            public Map<MeasurementCode, Series> series() {
                return measurements.series();
            }

            @Override
            public List<AdverseEvent> adverseEvents() {
                return adverseEvents.current();
            }

            @Override
            public List<Long> reportTimes() {
                return adverseEvents.reportTimes();
            }

            @Override
            public List<Long> worseningTimes() {
                return adverseEvents.worseningTimes();
            }

            @Override
            public List<Long> correctionTimes() {
                return measurements.correctionTimes();
            }

            @Override
            public Optional<SubjectRecord> subject() {
                return PatientHistory.this.subject();
            }
        };
    }

    private void add(StoredFact fact) {
        if (fact instanceof MeasurementFact measurement) {
            measurements.add(measurement);
        } else if (fact instanceof AdverseEventFact report) {
            adverseEvents.add(report);
        } else if (fact instanceof SubjectFact version) {
            subject.add(version);
        }
    }

    private Change applyAll(EventHeader header, List<Measurement> all, long knownAt) {
        List<Outcome> outcomes = new ArrayList<>(all.size());
        List<StoredFact> stored = new ArrayList<>(all.size());
        boolean accepted = false;
        boolean corrected = false;
        for (Measurement measurement : all) {
            MeasurementHistory.Result result = measurements.apply(header, measurement, knownAt);
            boolean late = late(header, Boundaries.current().longestWindow(measurement.code()), knownAt);
            outcomes.add(new Outcome(measurement.code().code(), result.disposition(), late));
            result.fact().ifPresent(stored::add);
            accepted |= result.disposition().accepted();
            corrected |= corrects(result.disposition(), result.currentChanged());
        }
        Trigger trigger = corrected ? Trigger.CORRECTION : Trigger.EVENT;
        return new Change(outcomes, stored, accepted ? Optional.of(trigger) : Optional.empty());
    }

    private Change applyReport(AdverseEventReport report, long knownAt) {
        AdverseEventFact fact = new AdverseEventFact(report, knownAt);
        Disposition disposition = adverseEvents.add(fact);
        boolean late = late(report.header(), Boundaries.current().longestAdverseEventWindow(), knownAt);
        Trigger trigger =
                corrects(disposition, disposition == Disposition.CONFLICT) ? Trigger.CORRECTION : Trigger.EVENT;
        return single(new Outcome(Outcome.ADVERSE_EVENT, disposition, late), fact, trigger);
    }

    private Change applySubject(SubjectRecord version, long knownAt) {
        SubjectFact fact = new SubjectFact(version, knownAt);
        Disposition disposition = subject.add(fact);
        return single(new Outcome(Outcome.SUBJECT, disposition, false), fact, Trigger.SUBJECT);
    }

    private static Change single(Outcome outcome, StoredFact fact, Trigger trigger) {
        return outcome.disposition().accepted()
                ? new Change(List.of(outcome), List.of(fact), Optional.of(trigger))
                : new Change(List.of(outcome), List.of(), Optional.empty());
    }

    private static boolean corrects(Disposition disposition, boolean currentChanged) {
        return disposition == Disposition.CORRECTION
                || disposition == Disposition.RETRACTION
                || (disposition == Disposition.CONFLICT && currentChanged);
    }

    /** Late: no window reached back to it when it became known. A code without a window is never late. */
    private static boolean late(EventHeader header, OptionalLong longestWindow, long knownAt) {
        return longestWindow.isPresent() && header.eventTime() <= knownAt - longestWindow.getAsLong();
    }
}
