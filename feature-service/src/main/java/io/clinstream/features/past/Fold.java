package io.clinstream.features.past;

import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.history.Change;
import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.history.PatientHistory.Memory;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.features.past.PatientEvents.Placed;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.timeline.event.EngineEvents;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One patient's log through the engine, up to an instant of knowledge. It takes in what the timeline takes in: not what
 * the engine cannot read, nor what mixes clocks, nor a first event that says nothing.
 */
final class Fold {

    private final long until;
    private final boolean forgetting;

    private @Nullable PatientHistory history;
    private @Nullable Placed last;
    private ClockMode mode = ClockMode.LIVE;
    private long knownAt;
    private int applied;

    private Fold(long until, boolean forgetting) {
        this.until = until;
        this.forgetting = forgetting;
    }

    /**
     * What was known.
     *
     * @param vector at the instant asked for
     * @param clock of the patient
     * @param knownAt known-at of the newest event in it, epoch milliseconds
     * @param events number of events in it
     * @param newest the newest of them
     */
    record Known(FeatureVector vector, ClockMode clock, long knownAt, int events, Placed newest) {}

    /**
     * The vector at an instant by what was known at another; empty where nothing was known.
     *
     * <p>Looking on from what was known, the engine's memory is that of the live path, so the vector is the one the live
     * path had. Looking back with later knowledge, nothing is forgotten: the live path no longer needs what left every
     * window long ago, a look back does.
     *
     * @param asOf epoch milliseconds
     * @param until epoch milliseconds
     */
    static Optional<Known> of(List<Placed> log, long asOf, long until) {
        Fold live = new Fold(until, true);
        live.all(log);
        if (live.history == null || live.mode == ClockMode.HISTORICAL || live.knownAt <= asOf) {
            return live.known(asOf);
        }
        Fold whole = new Fold(until, false);
        whole.all(log);
        return whole.known(asOf);
    }

    private void all(List<Placed> log) {
        for (Placed placed : log) {
            Optional<PatientEvent> event = EngineEvents.find(placed.event());
            boolean mixed = history != null && placed.event().getClock() != mode;
            if (event.isPresent() && !mixed && !take(placed, event.get())) {
                return;
            }
        }
    }

    /** False where the event and all after it were not known yet. */
    private boolean take(Placed placed, PatientEvent event) {
        long candidate = candidate(placed);
        long now = history == null ? candidate : Math.max(candidate, knownAt);
        if (now > until && history != null) {
            return false;
        }
        PatientHistory into = history == null ? begin(placed.event().getClock()) : history;
        Change change = into.apply(event, now);
        if (history == null && change.emission().isEmpty()) {
            return true;
        }
        if (now > until) {
            return false;
        }
        history = into;
        mode = placed.event().getClock();
        knownAt = now;
        last = placed;
        applied++;
        return true;
    }

    private PatientHistory begin(ClockMode clock) {
        boolean bounded = forgetting && clock == ClockMode.LIVE;
        return new PatientHistory(VectorPlan.current(), bounded ? Memory.BOUNDED : Memory.WHOLE);
    }

    private static long candidate(Placed placed) {
        CanonicalEvent event = placed.event();
        if (event.getClock() == ClockMode.HISTORICAL) {
            return Objects.requireNonNullElse(event.getAvailableAt(), event.getEventTime())
                    .toEpochMilli();
        }
        return placed.appendedAt();
    }

    private Optional<Known> known(long asOf) {
        return history == null
                ? Optional.empty()
                : Optional.of(new Known(history.features(asOf), mode, knownAt, applied, Objects.requireNonNull(last)));
    }
}
