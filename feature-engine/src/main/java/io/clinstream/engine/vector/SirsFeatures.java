package io.clinstream.engine.vector;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.scores.Sirs;
import io.clinstream.engine.catalog.Window;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** SIRS from the newest value of each input within 24 hours; bands are not measured here. */
final class SirsFeatures implements SourceFeatures {

    private static final List<MeasurementCode> INPUTS =
            List.of(Signal.TEMPERATURE, Signal.HEART_RATE, Signal.RESPIRATORY_RATE, Analyte.PACO2, Analyte.WBC);

    private final List<FeatureSlot> slots;

    SirsFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            Sirs.score(inputs(points, slot.window(), asOf), null)
                    .ifPresent(score -> values[slot.index()] = score.total());
        }
    }

    private static Map<MeasurementCode, BigDecimal> inputs(PatientPoints points, Window lookback, long asOf) {
        Map<MeasurementCode, BigDecimal> inputs = new HashMap<>();
        for (MeasurementCode input : INPUTS) {
            Latest.of(points.of(input), input.decimals(), lookback, asOf)
                    .ifPresent(latest -> inputs.put(input, latest.decimal()));
        }
        return inputs;
    }
}
