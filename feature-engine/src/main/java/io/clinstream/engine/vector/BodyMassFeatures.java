package io.clinstream.engine.vector;

import io.clinstream.clinical.Signal;
import io.clinstream.clinical.body.BodyMassIndex;
import io.clinstream.clinical.exact.Rational;
import java.util.List;
import java.util.Optional;

/** Body mass index from the newest weight and the newest height, however far apart. */
final class BodyMassFeatures implements SourceFeatures {

    private final List<FeatureSlot> slots;

    BodyMassFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            Optional<Rational> weight = newest(points, Signal.WEIGHT, slot, asOf);
            Optional<Rational> height = newest(points, Signal.HEIGHT, slot, asOf);
            if (weight.isPresent() && height.isPresent()) {
                BodyMassIndex.of(weight.get(), height.get())
                        .ifPresent(index -> values[slot.index()] = Exact.rounded(Rational.of(index)));
            }
        }
    }

    private static Optional<Rational> newest(PatientPoints points, Signal signal, FeatureSlot slot, long asOf) {
        return Moment.newest(
                        points.of(signal),
                        signal.decimals(),
                        asOf - slot.window().millis(),
                        asOf)
                .map(Moment::mean);
    }
}
