package io.clinstream.timeline;

import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.history.StoredFact;
import io.clinstream.schema.ClockMode;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the patients of one partition. Whether a patient is at hand or is rebuilt from what was stored
 * changes nothing: both are the same history.
 */
public interface PatientMemory {

    /** The patient; null for one of whom nothing was accepted. */
    @Nullable
    Patient find(String patientId);

    /** A history for a patient of whom nothing was accepted yet. */
    PatientHistory newHistory(ClockMode mode);

    /** Forgets what is at hand of a patient, which may be half changed; what is stored is untouched. */
    void drop(String patientId);

    /** Takes in a new patient with its first clock. */
    void add(String patientId, Patient patient);

    /** Stores what an event left that made a vector; {@code after} is the clock of that vector. */
    void accepted(String patientId, StoredFact fact, PatientClock before, PatientClock after);

    /** Stores a restatement: it has a place in the order of versions and makes no vector. */
    void restated(String patientId, StoredFact fact, PatientClock clock);

    /** Stores a clock that no event carries. */
    void moved(String patientId, PatientClock clock);

    /** Visits every patient with its newest stored clock; events may have moved that of a patient who is not silent. */
    void forEachClock(BiConsumer<String, PatientClock> each);

    /** Offset of the newest tick in the canonical log; −1 before the first. */
    long previousTick();

    /** Stores the offset of the newest tick. */
    void ticked(long offset);
}
