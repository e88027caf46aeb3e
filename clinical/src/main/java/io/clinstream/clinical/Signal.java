package io.clinstream.clinical;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A vital sign or bedside observation, with its codes, canonical UCUM unit and stored precision.
 *
 * <p>Codes: CDISC controlled terminology (VSTESTCD), LOINC codes of the FHIR vital-sign value sets and the MIMIC
 * mapping. Precision: finer than what is charted (an hourly mean of two readings ends in .5, of three in .33), so that
 * nothing measured is lost; scores round to the chart's precision themselves.
 */
public enum Signal implements MeasurementCode {
    /** Heart rate. SDTM {@code PULSE} is a code of its own but the same quantity. */
    HEART_RATE("heart_rate", List.of("8867-4", "68999-2", "69000-8", "69001-6"), List.of("HR", "PULSE"), "/min", 2),
    /** Systolic arterial pressure. */
    BP_SYSTOLIC(
            "bp_systolic", List.of("8480-6", "76534-7", "8461-6", "8459-0", "8460-8"), List.of("SYSBP"), "mm[Hg]", 2),
    /** Diastolic arterial pressure. */
    BP_DIASTOLIC(
            "bp_diastolic", List.of("8462-4", "76535-4", "8455-8", "8453-3", "8454-1"), List.of("DIABP"), "mm[Hg]", 2),
    /** Mean arterial pressure as measured by a device (the computed one is a derived quantity). */
    MAP("map", List.of("8478-0", "76536-2"), List.of("MAP"), "mm[Hg]", 2),
    /** Body temperature. Two decimals after conversion, as MIMIC-IV and the CDISC pilot keep it. */
    TEMPERATURE("temperature", List.of("8310-5"), List.of("TEMP"), "Cel", 2),
    /** Peripheral oxygen saturation; 2708-6 is the FHIR vital-sign code and means the same here. */
    SPO2("spo2", List.of("59408-5", "2708-6"), List.of("OXYSAT"), "%", 2),
    /** Respiratory rate. */
    RESPIRATORY_RATE("respiratory_rate", List.of("9279-1"), List.of("RESP"), "/min", 2),
    /** Body weight. */
    WEIGHT("weight", List.of("29463-7"), List.of("WEIGHT"), "kg", 2),
    /** Body height. */
    HEIGHT("height", List.of("8302-2"), List.of("HEIGHT"), "cm", 2),
    /** Blood glucose at the point of care; the laboratory's glucose is {@link Analyte#GLUCOSE}. */
    GLUCOSE_POC("glucose_poc", List.of("2339-0", "15074-8"), List.of(), "mg/dL", 1),
    /** Pain on the verbal numeric scale, a whole number 0 to 10. */
    PAIN_SCORE("pain_score", List.of("72514-3", "38208-5"), List.of(), "{score}", 0),
    /** Total of the Glasgow Coma Scale, 3 to 15. */
    GCS_TOTAL("gcs_total", List.of("9269-2"), List.of(), "{score}", 0),
    /** Inhaled oxygen concentration in per cent; room air is 21. */
    FIO2("fio2", List.of("3150-0"), List.of(), "%", 1),
    /** Flow of supplemental oxygen. */
    O2_FLOW("o2_flow", List.of("3151-8"), List.of(), "L/min", 1),
    /** Level of consciousness, stored as the number of {@link Consciousness}: A 0, C 1, V 2, P 3, U 4. */
    CONSCIOUSNESS("consciousness", List.of("67775-7"), List.of(), "{ACVPU}", 0),
    /** Whether the patient breathes supplemental oxygen: 1 yes, 0 room air. */
    SUPPLEMENTAL_O2("supplemental_o2", List.of(), List.of(), "{0,1}", 0);

    private static final Map<String, Signal> BY_CODE = byCode();
    private static final CodeIndex<Signal> BY_LOINC = CodeIndex.of(List.of(values()), Signal::loincCodes);
    private static final CodeIndex<Signal> BY_SDTM = CodeIndex.of(List.of(values()), Signal::sdtmCodes);

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of; the type cannot say so.
    private final List<String> loincCodes;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of; the type cannot say so.
    private final List<String> sdtmCodes;

    private final String unit;
    private final int decimals;

    Signal(String code, List<String> loincCodes, List<String> sdtmCodes, String unit, int decimals) {
        this.code = code;
        this.loincCodes = loincCodes;
        this.sdtmCodes = sdtmCodes;
        this.unit = unit;
        this.decimals = decimals;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public int decimals() {
        return decimals;
    }

    @Override
    public List<String> loincCodes() {
        return loincCodes;
    }

    @Override
    public List<String> sdtmCodes() {
        return sdtmCodes;
    }

    /** Finds a signal by its canonical name, compared exactly; empty for an unknown name. */
    public static Optional<Signal> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Finds a signal by any of its LOINC codes; empty for an unknown code. */
    public static Optional<Signal> ofLoinc(String loinc) {
        return BY_LOINC.find(loinc);
    }

    /** Finds a signal by a VSTESTCD, whatever its case; empty for an unknown code. */
    public static Optional<Signal> ofSdtm(String testCode) {
        return BY_SDTM.find(testCode);
    }

    private static Map<String, Signal> byCode() {
        Map<String, Signal> signals = new HashMap<>();
        for (Signal signal : values()) {
            signals.put(signal.code, signal);
        }
        return Map.copyOf(signals);
    }
}
