package io.clinstream.streams.intake;

import io.clinstream.clinical.Rejection;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.normalisation.Normalisation;
import io.clinstream.clinical.normalisation.Normalised;
import io.clinstream.schema.Quantity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One measurement of a vital-signs reading after normalisation.
 *
 * @param signal what was measured
 * @param original the value as reported, as text
 * @param originalUnit the unit as reported; null: none
 * @param outcome accepted value, or why not
 */
record ReadingMeasurement(
        Signal signal, String original, @Nullable String originalUnit, Normalised outcome) {

    static ReadingMeasurement of(Signal signal, Quantity quantity) {
        return new ReadingMeasurement(
                signal,
                Numbers.shortest(quantity.getValue()),
                quantity.getUnit(),
                Normalisation.normalise(signal, quantity.getValue(), quantity.getUnit()));
    }

    Optional<Normalised.Accepted> accepted() {
        return outcome instanceof Normalised.Accepted accepted ? Optional.of(accepted) : Optional.empty();
    }

    Optional<Rejection> refusal() {
        return outcome instanceof Normalised.Refused refused
                ? Optional.of(new Rejection(refused.reason(), signal.code(), refused.rule()))
                : Optional.empty();
    }

    ReadingMeasurement with(Normalised other) {
        return new ReadingMeasurement(signal, original, originalUnit, other);
    }
}
