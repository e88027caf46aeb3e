package io.clinstream.timeline;

import io.clinstream.clinical.Rejection;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.history.Change;
import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.VectorTrigger;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an event, a tick or the end of a load does to one patient: facts and clock are stored, vectors and rows are
 * written. Everything follows from the canonical log, so a replay writes the same.
 */
final class PatientTimeline {

    /** Stands for a boundary that is not known before a patient's events are read; due at the first tick. */
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final PatientMemory memory;
    private final BoundaryIndex boundaries = new BoundaryIndex();
    private final Conflation conflation;
    private final TimelineOutput output;

    /**
     * A timeline over stored state; finds the next boundary of every live patient there. That of one who was not silent
     * is not known before its events are read: the first tick does.
     */
    PatientTimeline(PatientMemory memory, Conflation conflation, TimelineOutput output) {
        this.memory = memory;
        this.conflation = conflation;
        this.output = output;
        memory.forEachClock((patientId, clock) -> {
            if (clock.mode() == ClockMode.LIVE) {
                boundaries.put(patientId, clock.silent() ? clock.nextBoundary() : OptionalLong.of(UNKNOWN));
            }
        });
    }

    /** Takes in an event of a patient; empty unless it is refused. */
    Optional<Rejection> apply(CanonicalEvent canonical, PatientEvent event, LogPosition position) {
        String patientId = canonical.getPatientId();
        Patient patient = memory.find(patientId);
        if (patient != null && patient.clock().mode() != canonical.getClock()) {
            return Optional.of(Rejection.of(RejectionReason.MIXED_CLOCK, "clock"));
        }
        try {
            apply(canonical, event, position, patient);
            return Optional.empty();
        } catch (RuntimeException failed) {
            memory.drop(patientId);
            throw failed;
        }
    }

    /** Lets time pass for the live patients who had no vector since the tick before and whose windows changed. */
    void tick(long time, LogPosition position) {
        conflation.patients().forEach(this::writeWithheld);
        long previous = memory.previousTick();
        boundaries
                .due(UNKNOWN)
                .forEach(patientId -> index(patientId, known(patientId).clock()));
        for (String patientId : boundaries.due(time)) {
            Patient patient = known(patientId);
            if (patient.clock().emittedAtOffset() <= previous) {
                expire(patientId, patient, time, new Cause(VectorTrigger.EXPIRY, null, position, 0));
            }
        }
        memory.ticked(position.offset());
    }

    private Patient known(String patientId) {
        return Objects.requireNonNull(memory.find(patientId), "a patient with a boundary is known");
    }

    /** Lets the windows of a loaded patient run out; empty unless refused. */
    Optional<Rejection> endLoad(String patientId, LogPosition position) {
        Patient patient = memory.find(patientId);
        if (patient != null && patient.clock().mode() != ClockMode.HISTORICAL) {
            return Optional.of(Rejection.of(RejectionReason.MIXED_CLOCK, "clock"));
        }
        if (patient != null) {
            latestBoundary(patient, Long.MAX_VALUE)
                    .ifPresent(last ->
                            expire(patientId, patient, last, new Cause(VectorTrigger.END_OF_LOAD, null, position, 0)));
        }
        return Optional.empty();
    }

    private void apply(CanonicalEvent canonical, PatientEvent event, LogPosition position, @Nullable Patient known) {
        String patientId = canonical.getPatientId();
        PatientClock before = known == null ? null : known.clock();
        PatientHistory history = known == null ? memory.newHistory(canonical.getClock()) : known.history();
        long knownAt = knownAt(canonical, position, before);
        Optional<FeatureVector> expired = known == null ? Optional.empty() : expiredBy(known, knownAt);
        Change change = history.apply(event, knownAt);
        output.judged(canonical, change.outcomes(), knownAt, position);
        if (change.emission().isEmpty()) {
            if (known != null) {
                repeated(patientId, known, change, knownAt);
            }
            return;
        }
        PatientClock accepted = accepted(canonical, position, before, knownAt);
        FeatureVector vector = history.features(knownAt);
        PatientClock after = accepted.emitted(knownAt, position.offset(), history.nextBoundary(knownAt));
        Patient patient = known == null ? new Patient(history, after) : known;
        if (known == null) {
            memory.add(patientId, patient);
        }
        patient.moveTo(after);
        memory.accepted(patientId, change.fact().orElseThrow(), before == null ? after : before, after);
        index(patientId, after);
        expired.ifPresent(last -> output.vector(
                patientId, last, Objects.requireNonNull(before), new Cause(VectorTrigger.EXPIRY, null, position, 0)));
        VectorTrigger trigger =
                VectorTrigger.valueOf(change.emission().orElseThrow().name());
        Cause cause = new Cause(trigger, canonical.getEventId(), position, expired.isPresent() ? 1 : 0);
        if (before != null && conflation.withholds(patientId, before, trigger, knownAt)) {
            conflated(conflation.withhold(patientId, before, knownAt, cause));
        } else {
            conflated(conflation.release(patientId) != null);
            output.vector(patientId, vector, after, cause);
        }
    }

    private void conflated(boolean replaced) {
        if (replaced) {
            output.conflated();
        }
    }

    /** No event of the patient came since, so the vector is still the one that was withheld. */
    private void writeWithheld(String patientId) {
        Conflation.Withheld withheld = Objects.requireNonNull(conflation.release(patientId));
        Patient patient = known(patientId);
        output.vector(
                patientId,
                patient.history().features(withheld.asOf()),
                patient.clock().knownAt(withheld.asOf()),
                withheld.cause());
    }

    /** What says nothing new makes no vector, but it moved the time of the patient. */
    private void repeated(String patientId, Patient patient, Change change, long knownAt) {
        PatientClock before = patient.clock();
        PatientClock after = before.knownAt(knownAt);
        patient.moveTo(after);
        if (change.fact().isPresent()) {
            memory.restated(patientId, change.fact().get(), after);
        } else if (knownAt > before.knownAt()) {
            memory.moved(patientId, after);
        }
    }

    private void expire(String patientId, Patient patient, long asOf, Cause cause) {
        PatientHistory history = patient.history();
        FeatureVector vector = history.features(asOf);
        PatientClock after = patient.clock().expired(asOf, cause.position().offset(), history.nextBoundary(asOf));
        patient.moveTo(after);
        memory.moved(patientId, after);
        index(patientId, after);
        output.vector(patientId, vector, after, cause);
    }

    /** Ticks do not touch historical patients, so their boundaries are not indexed. */
    private void index(String patientId, PatientClock clock) {
        boundaries.put(patientId, clock.mode() == ClockMode.LIVE ? clock.nextBoundary() : OptionalLong.empty());
    }

    /** In a historical load time passes from event to event: the latest boundary passed on the way to the next one. */
    private static Optional<FeatureVector> expiredBy(Patient patient, long knownAt) {
        return patient.clock().mode() != ClockMode.HISTORICAL
                ? Optional.empty()
                : latestBoundary(patient, knownAt).map(patient.history()::features);
    }

    private static Optional<Long> latestBoundary(Patient patient, long upTo) {
        Optional<Long> latest = Optional.empty();
        OptionalLong next = patient.clock().nextBoundary();
        while (next.isPresent() && next.getAsLong() <= upTo) {
            latest = Optional.of(next.getAsLong());
            next = patient.history().nextBoundary(next.getAsLong());
        }
        return latest;
    }

    private static long knownAt(CanonicalEvent event, LogPosition position, @Nullable PatientClock before) {
        long candidate = position.appendTime();
        if (event.getClock() == ClockMode.HISTORICAL) {
            candidate = (event.getAvailableAt() == null ? event.getEventTime() : event.getAvailableAt()).toEpochMilli();
        }
        return before == null ? candidate : Math.max(candidate, before.knownAt());
    }

    private static PatientClock accepted(
            CanonicalEvent event, LogPosition position, @Nullable PatientClock before, long knownAt) {
        long acceptedAt =
                before == null ? position.appendTime() : Math.max(before.lastAcceptedAt(), position.appendTime());
        return new PatientClock(
                event.getClock(),
                event.getStudyId(),
                event.getSiteId(),
                knownAt,
                before == null ? knownAt : before.asOf(),
                position.offset(),
                acceptedAt,
                OptionalLong.empty(),
                false);
    }
}
