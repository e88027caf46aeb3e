package io.clinstream.engine.catalog;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import java.util.Set;

/** A quantity computed from the newest values of several laboratory tests, all drawn within 24 hours. */
public enum LabPanel {
    /** Sodium − (chloride + bicarbonate). */
    ANION_GAP("anion_gap", "the anion gap", "mmol/L", Set.of(Analyte.SODIUM, Analyte.CHLORIDE, Analyte.BICARBONATE)),
    /** Anion gap + 2.5 × (4.0 − albumin). */
    ANION_GAP_ALBUMIN_CORRECTED(
            "anion_gap_albumin_corrected",
            "the anion gap corrected for albumin",
            "mmol/L",
            Set.of(Analyte.SODIUM, Analyte.CHLORIDE, Analyte.BICARBONATE, Analyte.ALBUMIN)),
    /** Calcium + 0.8 × (4.0 − albumin). */
    CALCIUM_CORRECTED(
            "calcium_corrected", "calcium corrected for albumin", "mg/dL", Set.of(Analyte.CALCIUM, Analyte.ALBUMIN)),
    /** Urea nitrogen over creatinine. */
    BUN_CREATININE_RATIO(
            "bun_creatinine_ratio", "urea nitrogen over creatinine", "1", Set.of(Analyte.BUN, Analyte.CREATININE)),
    /** ALT over AST. */
    ALT_AST_RATIO("alt_ast_ratio", "ALT over AST", "1", Set.of(Analyte.ALT, Analyte.AST)),
    /** Neutrophils over lymphocytes. */
    NEUTROPHIL_LYMPHOCYTE_RATIO(
            "neutrophil_lymphocyte_ratio",
            "neutrophils over lymphocytes",
            "1",
            Set.of(Analyte.NEUTROPHILS, Analyte.LYMPHOCYTES)),
    /** ALT over ALP, each as a multiple of its upper limit of normal. */
    R_VALUE("r_value", "the R value (ALT over ALP, in upper limits of normal)", "1", Set.of(Analyte.ALT, Analyte.ALP));

    private final String prefix;
    private final String words;
    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // Made by Set.of; the type cannot say so.
    private final Set<MeasurementCode> inputs;

    LabPanel(String prefix, String words, String unit, Set<MeasurementCode> inputs) {
        this.prefix = prefix;
        this.words = words;
        this.unit = unit;
        this.inputs = inputs;
    }

    /** The part of the feature name before the statistic. */
    public String prefix() {
        return prefix;
    }

    /** The quantity in words. */
    public String words() {
        return words;
    }

    /** UCUM unit. */
    public String unit() {
        return unit;
    }

    /** The tests it is computed from. */
    public Set<MeasurementCode> inputs() {
        return inputs;
    }
}
