package io.clinstream.engine.history;

import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.LabReport;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.event.VitalsReading;
import io.clinstream.engine.history.StoredFact.AdverseEventFact;
import io.clinstream.engine.history.StoredFact.MeasurementsFact;
import io.clinstream.engine.history.StoredFact.Stated;
import io.clinstream.engine.history.StoredFact.SubjectFact;
import io.clinstream.engine.series.Origin;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.engine.vector.PatientSeries;
import io.clinstream.engine.vector.VectorPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything the engine knows of one patient: a function of the events applied, whatever their order. It has no clock:
 * {@code knownAt} and {@code asOf} come from the canonical log.
 *
 * <p>Not safe for use by several threads; it belongs to the one task that owns the patient.
 */
public final class PatientHistory {

    private final VectorPlan plan;
    private final Memory memory;
    private final PatientSeries series;
    private final Slots slots = new Slots();
    private final MeasurementHistory measurements;
    private final AdverseEventHistory adverseEvents = new AdverseEventHistory();
    private final Reports<SubjectFact> subject = new Reports<>(known -> RecordContent.of(known.subject()));

    /** How much a history remembers. */
    public enum Memory {
        /** Forgets dense measurements when no look-back reaches them: live patients. */
        BOUNDED,
        /**
         * Everything: historical loads, whose {@code known_at} is not the time of appending by which repetitions are
         * recognised.
         */
        WHOLE
    }

    /** A live patient of whom nothing is known, under the current catalogue. */
    public PatientHistory() {
        this(VectorPlan.current(), Memory.BOUNDED);
    }

    /** A patient of whom nothing is known. */
    public PatientHistory(VectorPlan plan, Memory memory) {
        this.plan = plan;
        this.memory = memory;
        this.series = new PatientSeries(plan);
        this.measurements = new MeasurementHistory(series, slots);
    }

    /** The history that stored facts describe: equal to the one they were taken from, in whatever order they come. */
    public static PatientHistory restore(VectorPlan plan, Memory memory, List<? extends StoredFact> facts) {
        PatientHistory history = new PatientHistory(plan, memory);
        history.series.beginRestoring();
        facts.stream().sorted(Comparator.comparingLong(StoredFact::knownAt)).forEach(history::restore);
        history.series.endRestoring();
        return history;
    }

    /**
     * Takes in an event.
     *
     * @param knownAt when the engine learned it, epoch milliseconds; never less than in the call before
     * @return what became of each part, what to store, and whether a vector is due
     */
    public Change apply(PatientEvent event, long knownAt) {
        advance(knownAt);
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

    /**
     * The vector at an instant, epoch milliseconds: of all that is known now, what had happened by then. Instants that
     * rise are cheap; one before the last builds the windows anew.
     */
    public FeatureVector features(long asOf) {
        return series.vector(asOf);
    }

    /** The first instant later than {@code after} at which a point enters or leaves a window; empty if none will. */
    public OptionalLong nextBoundary(long after) {
        return series.nextBoundary(after);
    }

    /** The newest subject record; empty when there is none, or it was withdrawn. */
    public Optional<SubjectRecord> subject() {
        return Optional.ofNullable(subject.current()).map(SubjectFact::subject);
    }

    /** Time passes to when something is said: the same at every replay, so that what is forgotten is the same. */
    private void advance(long knownAt) {
        series.advanceTo(knownAt);
        if (memory == Memory.BOUNDED) {
            measurements.forget(knownAt);
        }
    }

    private void restore(StoredFact fact) {
        advance(fact.knownAt());
        if (fact instanceof MeasurementsFact said) {
            for (Stated stated : said.statements()) {
                measurements.add(stated.code(), said.eventTime(), stated.statement());
            }
        } else if (fact instanceof AdverseEventFact report) {
            add(report);
        } else if (fact instanceof SubjectFact version) {
            add(version);
        }
    }

    private Change applyAll(EventHeader header, List<Measurement> all, long knownAt) {
        Origin origin = Origin.of(header, series.intern(header), knownAt, slots.next());
        List<Outcome> outcomes = new ArrayList<>(all.size());
        List<Stated> kept = new ArrayList<>(all.size());
        boolean accepted = false;
        boolean corrected = false;
        for (Measurement measurement : all) {
            Statement statement = Statement.of(origin, measurement);
            MeasurementHistory.Result result = measurements.add(measurement.code(), header.eventTime(), statement);
            boolean late = late(header, plan.longestWindow(measurement.code()), knownAt);
            outcomes.add(new Outcome(measurement.code().code(), result.disposition(), late));
            if (result.kept()) {
                kept.add(new Stated(measurement.code(), statement));
            }
            accepted |= result.disposition().accepted();
            corrected |= corrects(result.disposition(), result.currentChanged());
        }
        Trigger trigger = corrected ? Trigger.CORRECTION : Trigger.EVENT;
        return new Change(
                outcomes,
                kept.isEmpty() ? Optional.empty() : Optional.of(new MeasurementsFact(header.eventTime(), origin, kept)),
                accepted ? Optional.of(trigger) : Optional.empty());
    }

    private Change applyReport(AdverseEventReport report, long knownAt) {
        AdverseEventFact fact = new AdverseEventFact(report, knownAt, slots.next());
        Disposition disposition = add(fact);
        boolean late = late(report.header(), plan.longestAdverseEventWindow(), knownAt);
        Trigger trigger =
                corrects(disposition, disposition == Disposition.CONFLICT) ? Trigger.CORRECTION : Trigger.EVENT;
        return single(new Outcome(Outcome.ADVERSE_EVENT, disposition, late), fact, trigger);
    }

    private Change applySubject(SubjectRecord version, long knownAt) {
        SubjectFact fact = new SubjectFact(version, knownAt, slots.next());
        return single(new Outcome(Outcome.SUBJECT, add(fact), false), fact, Trigger.SUBJECT);
    }

    private Disposition add(AdverseEventFact fact) {
        Disposition disposition = adverseEvents.add(fact);
        if (disposition.accepted()) {
            slots.hold(fact.slot());
            series.adverseEvents(adverseEvents.current(), adverseEvents.reportTimes());
        }
        return disposition;
    }

    private Disposition add(SubjectFact fact) {
        Disposition disposition = subject.add(fact);
        if (disposition.accepted()) {
            slots.hold(fact.slot());
            series.subject(subject());
        }
        return disposition;
    }

    private static Change single(Outcome outcome, StoredFact fact, Trigger trigger) {
        return outcome.disposition().accepted()
                ? new Change(List.of(outcome), Optional.of(fact), Optional.of(trigger))
                : new Change(List.of(outcome), Optional.empty(), Optional.empty());
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
