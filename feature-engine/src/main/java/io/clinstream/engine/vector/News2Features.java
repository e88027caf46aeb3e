package io.clinstream.engine.vector;

import io.clinstream.clinical.Signal;
import io.clinstream.clinical.scores.News2;
import io.clinstream.clinical.scores.News2.Tally;
import io.clinstream.clinical.scores.SpO2Scale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * NEWS2 from the newest value of each input within 24 hours. A missing input adds nothing to the total and one to the
 * count of missing inputs; without any input there is no total.
 */
final class News2Features implements SourceFeatures {

    /** Every signal that the score reads. */
    static final List<Signal> INPUTS = List.of(
            Signal.RESPIRATORY_RATE,
            Signal.SPO2,
            Signal.SUPPLEMENTAL_O2,
            Signal.BP_SYSTOLIC,
            Signal.HEART_RATE,
            Signal.CONSCIOUSNESS,
            Signal.TEMPERATURE,
            Signal.FIO2,
            Signal.O2_FLOW);

    private final SpO2Scale scale;
    private final List<FeatureSlot> slots;

    News2Features(SpO2Scale scale, List<FeatureSlot> slots) {
        this.scale = scale;
        this.slots = slots;
    }

    /** The total at an instant on scale 1; empty without any input. */
    static OptionalInt total(PatientPoints points, long instant) {
        Tally tally = News2.tally(inputs(points, instant), SpO2Scale.ONE);
        return tally.isEmpty() ? OptionalInt.empty() : OptionalInt.of(tally.total());
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        Tally tally = News2.tally(inputs(points, asOf), scale);
        for (FeatureSlot slot : slots) {
            switch (slot.statistic()) {
                case SCORE -> values[slot.index()] = tally.isEmpty() ? Double.NaN : tally.total();
                case ANY_THREE ->
                    values[slot.index()] = tally.isEmpty() ? Double.NaN : tally.anySingleThree() ? 1.0 : 0.0;
                case MISSING_INPUTS -> values[slot.index()] = tally.missing();
                default -> throw new IllegalStateException(slot.statistic() + " is no feature of NEWS2");
            }
        }
    }

    private static Map<Signal, BigDecimal> inputs(PatientPoints points, long asOf) {
        Map<Signal, BigDecimal> inputs = ScoreInputs.newest(points, INPUTS, asOf);
        oxygenByFlow(inputs);
        return inputs;
    }

    /** A flow is an observation of oxygen; no flow is one of room air unless an inspired concentration says more. */
    private static void oxygenByFlow(Map<Signal, BigDecimal> inputs) {
        BigDecimal flow = inputs.remove(Signal.O2_FLOW);
        if (flow == null || inputs.containsKey(Signal.SUPPLEMENTAL_O2)) {
            return;
        }
        if (flow.signum() > 0) {
            inputs.put(Signal.SUPPLEMENTAL_O2, BigDecimal.ONE);
        } else if (!inputs.containsKey(Signal.FIO2)) {
            inputs.put(Signal.SUPPLEMENTAL_O2, BigDecimal.ZERO);
        }
    }
}
