package io.clinstream.engine.catalog;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which measurements the sources with several inputs read. */
final class SourceInputs {

    /** The six vital signs that count as observation of the patient. */
    static final Set<MeasurementCode> CORE_VITALS = Set.of(
            Signal.HEART_RATE,
            Signal.BP_SYSTOLIC,
            Signal.BP_DIASTOLIC,
            Signal.RESPIRATORY_RATE,
            Signal.TEMPERATURE,
            Signal.SPO2);

    static final Set<MeasurementCode> NEWS2 = Set.of(
            Signal.RESPIRATORY_RATE,
            Signal.SPO2,
            Signal.SUPPLEMENTAL_O2,
            Signal.BP_SYSTOLIC,
            Signal.HEART_RATE,
            Signal.CONSCIOUSNESS,
            Signal.TEMPERATURE,
            Signal.FIO2,
            Signal.O2_FLOW);

    static final Set<MeasurementCode> MEWS = Set.of(
            Signal.BP_SYSTOLIC, Signal.HEART_RATE, Signal.RESPIRATORY_RATE, Signal.TEMPERATURE, Signal.CONSCIOUSNESS);

    static final Set<MeasurementCode> QSOFA =
            Set.of(Signal.RESPIRATORY_RATE, Signal.BP_SYSTOLIC, Signal.GCS_TOTAL, Signal.CONSCIOUSNESS);

    static final Set<MeasurementCode> SIRS =
            Set.of(Signal.TEMPERATURE, Signal.HEART_RATE, Signal.RESPIRATORY_RATE, Analyte.PACO2, Analyte.WBC);

    static final Set<MeasurementCode> SOFA = Set.of(
            Analyte.PLATELETS,
            Analyte.BILIRUBIN_TOTAL,
            Analyte.CREATININE,
            Signal.BP_SYSTOLIC,
            Signal.BP_DIASTOLIC,
            Signal.MAP,
            Signal.GCS_TOTAL,
            Analyte.PAO2,
            Signal.FIO2);

    static final Set<MeasurementCode> LIVER_PANEL =
            Set.of(Analyte.ALT, Analyte.AST, Analyte.ALP, Analyte.BILIRUBIN_TOTAL);

    static final Set<MeasurementCode> ALL_LABS = Set.copyOf(List.of(Analyte.values()));

    static final Set<MeasurementCode> ALL = all();

    private SourceInputs() {}

    private static Set<MeasurementCode> all() {
        Set<MeasurementCode> all = new HashSet<>(ALL_LABS);
        all.addAll(List.of(Signal.values()));
        return Set.copyOf(all);
    }
}
