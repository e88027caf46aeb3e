package io.clinstream.streams.features;

import io.clinstream.clinical.RejectionReason;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.history.Change;
import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.VectorTrigger;
import io.clinstream.streams.deadletter.Rejection;
import io.clinstream.streams.features.VectorRows.Cause;
import io.clinstream.streams.runtime.SourcePosition;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an event, a tick or the end of a load does to one patient: facts and clock are stored, vectors and rows are
 * written. Everything follows from the canonical log, so a replay writes the same.
 */
final class PatientTimeline {

    /** Old points are forgotten when a live patient's vectors pass a multiple of this. */
    private static final long PRUNING_MILLIS = Duration.ofHours(6).toMillis();

    private final PatientStates states;
    private final BoundaryIndex boundaries = new BoundaryIndex();
    private final FeatureOutput output;

    /** A timeline over stored state; finds the next boundary of every live patient there. */
    PatientTimeline(PatientStates states, FeatureOutput output) {
        this.states = states;
        this.output = output;
        states.forEachClock(this::index);
    }

    /** Takes in an event of a patient; empty unless it is refused. */
    Optional<Rejection> apply(CanonicalEvent canonical, PatientEvent event, SourcePosition position) {
        String patientId = canonical.getPatientId();
        PatientClock before = states.clock(patientId).orElse(null);
        if (before != null && before.mode() != canonical.getClock()) {
            return Optional.of(Rejection.of(RejectionReason.MIXED_CLOCK, "clock"));
        }
        try {
            apply(canonical, event, position, before);
            return Optional.empty();
        } catch (RuntimeException failed) {
            states.drop(patientId);
            throw failed;
        }
    }

    /** Lets time pass for the live patients who had no vector since the tick before and whose windows changed. */
    void tick(long time, SourcePosition position) {
        long previous = states.previousTick();
        for (String patientId : boundaries.due(time)) {
            PatientClock clock = states.clock(patientId).orElseThrow();
            if (clock.emittedAtOffset() <= previous) {
                emit(patientId, clock, time, new Cause(VectorTrigger.EXPIRY, null, position, 0));
            }
        }
        states.ticked(position.offset());
    }

    /** Lets the windows of a loaded patient run out; empty unless refused. */
    Optional<Rejection> endLoad(String patientId, SourcePosition position) {
        PatientClock clock = states.clock(patientId).orElse(null);
        if (clock != null && clock.mode() != ClockMode.HISTORICAL) {
            return Optional.of(Rejection.of(RejectionReason.MIXED_CLOCK, "clock"));
        }
        if (clock != null) {
            latestBoundary(patientId, clock, Long.MAX_VALUE)
                    .ifPresent(last ->
                            emit(patientId, clock, last, new Cause(VectorTrigger.END_OF_LOAD, null, position, 0)));
        }
        return Optional.empty();
    }

    private void apply(
            CanonicalEvent canonical, PatientEvent event, SourcePosition position, @Nullable PatientClock before) {
        String patientId = canonical.getPatientId();
        long knownAt = knownAt(canonical, position, before);
        PatientHistory history = states.history(patientId);
        Optional<FeatureVector> expired = expiredBy(patientId, before, knownAt).map(history::features);
        Change change = history.apply(event, knownAt);
        states.put(patientId, change.facts());
        output.judged(canonical, change.outcomes(), knownAt, position);
        if (change.emission().isEmpty()) {
            if (before != null && knownAt > before.knownAt()) {
                states.put(patientId, before.knownAt(knownAt));
            }
            return;
        }
        expired.ifPresent(
                vector -> output.vector(patientId, vector, before, new Cause(VectorTrigger.EXPIRY, null, position, 0)));
        VectorTrigger trigger =
                VectorTrigger.valueOf(change.emission().orElseThrow().name());
        emit(
                patientId,
                accepted(canonical, position, before, knownAt),
                knownAt,
                new Cause(trigger, canonical.getEventId(), position, expired.isPresent() ? 1 : 0));
    }

    private void emit(String patientId, PatientClock clock, long asOf, Cause cause) {
        PatientHistory history = states.history(patientId);
        FeatureVector vector = history.features(asOf);
        PatientClock after = clock.emitted(asOf, cause.position().offset(), history.nextBoundary(asOf));
        states.put(patientId, after);
        index(patientId, after);
        output.vector(patientId, vector, after, cause);
        boolean passed = Math.floorDiv(asOf, PRUNING_MILLIS) != Math.floorDiv(clock.asOf(), PRUNING_MILLIS);
        if (passed && clock.mode() == ClockMode.LIVE) {
            states.remove(patientId, history.prune(asOf));
        }
    }

    /** Ticks do not touch historical patients, so their boundaries are not indexed. */
    private void index(String patientId, PatientClock clock) {
        boundaries.put(patientId, clock.mode() == ClockMode.LIVE ? clock.nextBoundary() : OptionalLong.empty());
    }

    /** In a historical load time passes from event to event: the latest boundary passed on the way to the next one. */
    private Optional<Long> expiredBy(String patientId, @Nullable PatientClock before, long knownAt) {
        return before == null || before.mode() != ClockMode.HISTORICAL
                ? Optional.empty()
                : latestBoundary(patientId, before, knownAt);
    }

    private Optional<Long> latestBoundary(String patientId, PatientClock clock, long upTo) {
        Optional<Long> latest = Optional.empty();
        OptionalLong next = clock.nextBoundary();
        while (next.isPresent() && next.getAsLong() <= upTo) {
            latest = Optional.of(next.getAsLong());
            next = states.history(patientId).nextBoundary(next.getAsLong());
        }
        return latest;
    }

    private static long knownAt(CanonicalEvent event, SourcePosition position, @Nullable PatientClock before) {
        long candidate = position.appendTime();
        if (event.getClock() == ClockMode.HISTORICAL) {
            candidate = (event.getAvailableAt() == null ? event.getEventTime() : event.getAvailableAt()).toEpochMilli();
        }
        return before == null ? candidate : Math.max(candidate, before.knownAt());
    }

    private static PatientClock accepted(
            CanonicalEvent event, SourcePosition position, @Nullable PatientClock before, long knownAt) {
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
                OptionalLong.empty());
    }
}
