package io.clinstream.clinical.grading;

import io.clinstream.clinical.Analyte;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The laboratory terms of CTCAE v5.0 that a number alone can grade. Hyperglycaemia and hypophosphataemia have no numeric
 * bands in v5; lactate, CRP, prothrombin time, HbA1c, HDL, LDL, chloride, haematocrit and urea nitrogen no term at all.
 */
public enum CtcaeTerm {
    /** ALT. */
    ALT_INCREASED(Analyte.ALT, Direction.HIGH, "Alanine aminotransferase increased"),
    /** AST. */
    AST_INCREASED(Analyte.AST, Direction.HIGH, "Aspartate aminotransferase increased"),
    /** Alkaline phosphatase. */
    ALP_INCREASED(Analyte.ALP, Direction.HIGH, "Alkaline phosphatase increased"),
    /** Gamma glutamyl transferase. */
    GGT_INCREASED(Analyte.GGT, Direction.HIGH, "GGT increased"),
    /** Total bilirubin. */
    BILIRUBIN_INCREASED(Analyte.BILIRUBIN_TOTAL, Direction.HIGH, "Blood bilirubin increased"),
    /** Creatinine. */
    CREATININE_INCREASED(Analyte.CREATININE, Direction.HIGH, "Creatinine increased"),
    /** Albumin. */
    HYPOALBUMINEMIA(Analyte.ALBUMIN, Direction.LOW, "Hypoalbuminemia"),
    /** Sodium, low. */
    HYPONATREMIA(Analyte.SODIUM, Direction.LOW, "Hyponatremia"),
    /** Sodium, high. */
    HYPERNATREMIA(Analyte.SODIUM, Direction.HIGH, "Hypernatremia"),
    /** Potassium, low. */
    HYPOKALEMIA(Analyte.POTASSIUM, Direction.LOW, "Hypokalemia"),
    /** Potassium, high. */
    HYPERKALEMIA(Analyte.POTASSIUM, Direction.HIGH, "Hyperkalemia"),
    /** Corrected calcium, low. */
    HYPOCALCEMIA(Analyte.CALCIUM, Direction.LOW, "Hypocalcemia"),
    /** Corrected calcium, high. */
    HYPERCALCEMIA(Analyte.CALCIUM, Direction.HIGH, "Hypercalcemia"),
    /** Ionised calcium, low. */
    HYPOCALCEMIA_IONIZED(Analyte.CALCIUM_IONIZED, Direction.LOW, "Hypocalcemia"),
    /** Ionised calcium, high. */
    HYPERCALCEMIA_IONIZED(Analyte.CALCIUM_IONIZED, Direction.HIGH, "Hypercalcemia"),
    /** Magnesium, low. */
    HYPOMAGNESEMIA(Analyte.MAGNESIUM, Direction.LOW, "Hypomagnesemia"),
    /** Magnesium, high. */
    HYPERMAGNESEMIA(Analyte.MAGNESIUM, Direction.HIGH, "Hypermagnesemia"),
    /** Glucose, low. */
    HYPOGLYCEMIA(Analyte.GLUCOSE, Direction.LOW, "Hypoglycemia"),
    /** Bicarbonate. */
    BICARBONATE_DECREASED(Analyte.BICARBONATE, Direction.LOW, "Blood bicarbonate decreased"),
    /** Total cholesterol. */
    CHOLESTEROL_HIGH(Analyte.CHOLESTEROL, Direction.HIGH, "Cholesterol high"),
    /** Triglycerides. */
    HYPERTRIGLYCERIDEMIA(Analyte.TRIGLYCERIDES, Direction.HIGH, "Hypertriglyceridemia"),
    /** Urate. */
    HYPERURICEMIA(Analyte.URATE, Direction.HIGH, "Hyperuricemia"),
    /** Haemoglobin, low. */
    ANEMIA(Analyte.HEMOGLOBIN, Direction.LOW, "Anemia"),
    /** Haemoglobin, high. */
    HEMOGLOBIN_INCREASED(Analyte.HEMOGLOBIN, Direction.HIGH, "Hemoglobin increased"),
    /** Leukocytes, low. */
    WBC_DECREASED(Analyte.WBC, Direction.LOW, "White blood cell decreased"),
    /** Leukocytes, high. */
    LEUKOCYTOSIS(Analyte.WBC, Direction.HIGH, "Leukocytosis"),
    /** Neutrophils. */
    NEUTROPHILS_DECREASED(Analyte.NEUTROPHILS, Direction.LOW, "Neutrophil count decreased"),
    /** Lymphocytes, low. */
    LYMPHOCYTES_DECREASED(Analyte.LYMPHOCYTES, Direction.LOW, "Lymphocyte count decreased"),
    /** Lymphocytes, high. */
    LYMPHOCYTES_INCREASED(Analyte.LYMPHOCYTES, Direction.HIGH, "Lymphocyte count increased"),
    /** Platelets. */
    PLATELETS_DECREASED(Analyte.PLATELETS, Direction.LOW, "Platelet count decreased"),
    /** INR. */
    INR_INCREASED(Analyte.INR, Direction.HIGH, "INR increased"),
    /** aPTT. */
    APTT_PROLONGED(Analyte.APTT, Direction.HIGH, "Activated partial thromboplastin time prolonged"),
    /** Fibrinogen. */
    FIBRINOGEN_DECREASED(Analyte.FIBRINOGEN, Direction.LOW, "Fibrinogen decreased"),
    /** Creatine kinase. */
    CPK_INCREASED(Analyte.CK, Direction.HIGH, "CPK increased"),
    /** Lactate dehydrogenase. */
    LDH_INCREASED(Analyte.LDH, Direction.HIGH, "Blood lactate dehydrogenase increased"),
    /** Troponin I. */
    TROPONIN_I_INCREASED(Analyte.TROPONIN_I, Direction.HIGH, "Cardiac troponin I increased"),
    /** Troponin T. */
    TROPONIN_T_INCREASED(Analyte.TROPONIN_T, Direction.HIGH, "Cardiac troponin T increased"),
    /** pH, low. */
    ACIDOSIS(Analyte.PH, Direction.LOW, "Acidosis"),
    /** pH, high. */
    ALKALOSIS(Analyte.PH, Direction.HIGH, "Alkalosis");

    private static final Map<Analyte, List<CtcaeTerm>> BY_ANALYTE = Arrays.stream(values())
            .collect(Collectors.groupingBy(
                    CtcaeTerm::analyte, () -> new EnumMap<>(Analyte.class), Collectors.toUnmodifiableList()));

    private final Analyte analyte;
    private final Direction direction;
    private final String words;

    CtcaeTerm(Analyte analyte, Direction direction, String words) {
        this.analyte = analyte;
        this.direction = direction;
        this.words = words;
    }

    /** The test whose result it grades. */
    public Analyte analyte() {
        return analyte;
    }

    /** The side of normal. */
    public Direction direction() {
        return direction;
    }

    /** The term as CTCAE prints it. */
    public String words() {
        return words;
    }

    /** The terms of a test, low before high: none, one or two. */
    public static List<CtcaeTerm> of(Analyte analyte) {
        return BY_ANALYTE.getOrDefault(analyte, List.of());
    }
}
