package io.clinstream.operations.parity;

import io.clinstream.timeline.Conflation;
import io.clinstream.timeline.WithheldVectors;
import java.util.function.BiConsumer;

/** A replay runs from beginning to end, so nothing withheld need survive it. */
final class HeldBack implements WithheldVectors {

    @Override
    public void put(String patientId, Conflation.Withheld vector) {
        // The timeline remembers it.
    }

    @Override
    public void delete(String patientId) {
        // The timeline forgets it.
    }

    @Override
    public void forEach(BiConsumer<String, Conflation.Withheld> each) {
        // Nothing was withheld before the log began.
    }
}
