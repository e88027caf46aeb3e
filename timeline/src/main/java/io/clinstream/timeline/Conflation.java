package io.clinstream.timeline;

import io.clinstream.schema.ClockMode;
import io.clinstream.schema.VectorTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Under load, a vector that an event asked for may give way to a newer one of its patient: it is withheld if the vector
 * written before is younger than an interval, until the next of that patient's vectors that is not, or the next tick.
 * What is written is what would be written anyway, less vectors that a newer one replaced before or at the next tick.
 * Only the log decides: positions and append times. Corrections, subject changes and loaded patients are never withheld.
 */
public final class Conflation {

    private final long intervalMillis;
    private final @Nullable WithheldVectors store;
    private final Map<String, Withheld> withheld = new TreeMap<>();

    /**
     * A vector that is not written yet.
     *
     * @param asOf its instant
     * @param since instant of the vector written before it
     * @param cause why there is one
     */
    public record Withheld(long asOf, long since, Cause cause) {}

    private Conflation(long intervalMillis, @Nullable WithheldVectors store) {
        this.intervalMillis = intervalMillis;
        this.store = store;
    }

    /** Nothing is withheld. */
    public static Conflation off() {
        return new Conflation(0, null);
    }

    /** Withholds by an interval; what was withheld when a task ended is found in the store. */
    public static Conflation over(Duration interval, WithheldVectors store) {
        Conflation conflation = new Conflation(interval.toMillis(), store);
        store.forEach(conflation.withheld::put);
        return conflation;
    }

    /** Whether a vector is withheld; {@code before} is the patient's clock before the event, null for a new patient. */
    boolean withholds(String patientId, @Nullable PatientClock before, VectorTrigger trigger, long asOf) {
        return store != null
                && before != null
                && before.mode() == ClockMode.LIVE
                && trigger == VectorTrigger.EVENT
                && asOf - written(patientId, before) < intervalMillis;
    }

    /** Withholds a vector, in the place of one withheld before; true if there was one. */
    boolean withhold(String patientId, PatientClock before, long asOf, Cause cause) {
        Withheld vector = new Withheld(asOf, written(patientId, before), cause);
        if (store != null) {
            store.put(patientId, vector);
        }
        return withheld.put(patientId, vector) != null;
    }

    /** Forgets what is withheld of a patient, because it is written or replaced; null if nothing is. */
    @Nullable
    Withheld release(String patientId) {
        Withheld vector = withheld.remove(patientId);
        if (vector != null && store != null) {
            store.delete(patientId);
        }
        return vector;
    }

    /** Patients of whom a vector is withheld, by id. */
    List<String> patients() {
        return new ArrayList<>(withheld.keySet());
    }

    private long written(String patientId, PatientClock before) {
        Withheld vector = withheld.get(patientId);
        return vector == null ? before.asOf() : vector.since();
    }
}
