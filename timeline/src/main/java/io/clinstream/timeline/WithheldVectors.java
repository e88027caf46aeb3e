package io.clinstream.timeline;

import java.util.function.BiConsumer;

/** Where withheld vectors survive an end of the process; by patient id. */
public interface WithheldVectors {

    /** Stores a patient's withheld vector, in the place of one before. */
    void put(String patientId, Conflation.Withheld vector);

    /** Removes a patient's withheld vector. */
    void delete(String patientId);

    /** Visits all that are stored. */
    void forEach(BiConsumer<String, Conflation.Withheld> each);
}
