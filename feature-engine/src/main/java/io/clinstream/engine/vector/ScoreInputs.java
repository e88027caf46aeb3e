package io.clinstream.engine.vector;

import io.clinstream.clinical.Signal;
import io.clinstream.engine.catalog.Window;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The newest value of each signal that a score reads, within the carry-forward of 24 hours. */
final class ScoreInputs {

    private ScoreInputs() {}

    static Map<Signal, BigDecimal> newest(PatientPoints points, List<Signal> signals, long instant) {
        Map<Signal, BigDecimal> inputs = new EnumMap<>(Signal.class);
        for (Signal signal : signals) {
            Latest.of(points.of(signal), signal.decimals(), Window.ONE_DAY, instant)
                    .ifPresent(latest -> inputs.put(signal, latest.decimal()));
        }
        return inputs;
    }
}
