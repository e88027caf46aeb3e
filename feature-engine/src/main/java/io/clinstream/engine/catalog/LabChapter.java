package io.clinstream.engine.catalog;

import static io.clinstream.clinical.Analyte.*;
import static io.clinstream.engine.catalog.Window.EVER;
import static io.clinstream.engine.catalog.Window.ONE_DAY;
import static io.clinstream.engine.catalog.Window.SEVEN_DAYS;
import static io.clinstream.engine.catalog.Window.THIRTY_DAYS;
import static io.clinstream.engine.catalog.Window.TWO_DAYS;

import io.clinstream.clinical.Analyte;
import java.util.List;

/** Rows 171 to 274 and 312 to 351: laboratory tests. */
final class LabChapter {

    /** The analytes of rows 171 to 222, two rows each; the set that counts as the reference laboratory tests. */
    static final List<Analyte> REFERENCE = List.of(
            ALT,
            AST,
            ALP,
            BILIRUBIN_TOTAL,
            ALBUMIN,
            CREATININE,
            BUN,
            SODIUM,
            POTASSIUM,
            CHLORIDE,
            BICARBONATE,
            CALCIUM,
            MAGNESIUM,
            PHOSPHATE,
            GLUCOSE,
            HEMOGLOBIN,
            HEMATOCRIT,
            WBC,
            NEUTROPHILS,
            LYMPHOCYTES,
            PLATELETS,
            INR,
            LACTATE,
            CRP,
            CK,
            TROPONIN_T);

    /** The analytes that the reference has no latest value for, ids 312 to 351. New ones get new ids, not a place here. */
    private static final List<Analyte> FURTHER = List.of(
            GGT,
            BILIRUBIN_DIRECT,
            UREA,
            TOTAL_CO2,
            CALCIUM_IONIZED,
            HBA1C,
            CHOLESTEROL,
            HDL,
            LDL,
            TRIGLYCERIDES,
            URATE,
            EOSINOPHILS,
            PT,
            APTT,
            FIBRINOGEN,
            LDH,
            TROPONIN_I,
            PH,
            PACO2,
            PAO2);

    private LabChapter() {}

    static List<Feature> rows() {
        FeatureRows rows = new FeatureRows(FeatureGroup.LABS);
        latest(rows, 171, REFERENCE);
        latest(rows, 312, FURTHER);
        againstLimits(rows);
        changes(rows);
        toxicity(rows);
        return rows.rows();
    }

    private static void latest(FeatureRows rows, int firstId, List<Analyte> analytes) {
        int id = firstId;
        for (Analyte analyte : analytes) {
            Source source = new Source.Lab(analyte);
            rows.add(id++, source, Statistic.LAST, THIRTY_DAYS, "current level");
            rows.add(id++, source, Statistic.HOURS_SINCE_LAST, EVER, "recency; the draw itself is informative");
        }
    }

    private static void againstLimits(FeatureRows rows) {
        each(
                rows,
                223,
                List.of(ALT, AST, ALP, BILIRUBIN_TOTAL, CK, CREATININE, TROPONIN_T),
                Statistic.TIMES_UPPER_LIMIT,
                THIRTY_DAYS,
                "elevation whatever the assay; scale of CTCAE and Hy's law");
        each(
                rows,
                230,
                List.of(
                        ALT,
                        AST,
                        BILIRUBIN_TOTAL,
                        CREATININE,
                        SODIUM,
                        POTASSIUM,
                        GLUCOSE,
                        HEMOGLOBIN,
                        PLATELETS,
                        NEUTROPHILS,
                        WBC,
                        ALBUMIN,
                        CALCIUM,
                        MAGNESIUM),
                Statistic.CTCAE_GRADE,
                THIRTY_DAYS,
                "regulatory scale of severity");
    }

    private static void changes(FeatureRows rows) {
        each(
                rows,
                244,
                List.of(CREATININE, POTASSIUM, SODIUM, HEMOGLOBIN, PLATELETS, LACTATE, WBC, GLUCOSE),
                Statistic.DELTA,
                ONE_DAY,
                "acute change");
        each(
                rows,
                252,
                List.of(CREATININE, ALT, AST, BILIRUBIN_TOTAL, HEMOGLOBIN, PLATELETS, NEUTROPHILS, ALBUMIN),
                Statistic.PCT_CHANGE_BASELINE,
                THIRTY_DAYS,
                "change from the baseline before the first dose");
        each(
                rows,
                260,
                List.of(CREATININE, ALT, BILIRUBIN_TOTAL, POTASSIUM, HEMOGLOBIN, PLATELETS, NEUTROPHILS),
                Statistic.DELTA_PREVIOUS,
                THIRTY_DAYS,
                "change since the previous draw, whatever the gap");
        each(rows, 267, List.of(CREATININE, ALT, PLATELETS), Statistic.TREND, SEVEN_DAYS, "slow drift");
        Source creatinine = new Source.Lab(CREATININE);
        rows.add(270, creatinine, Statistic.RISE, TWO_DAYS, "KDIGO: 0.3 mg/dL in 48 h");
        rows.add(271, creatinine, Statistic.RATIO_TO_MINIMUM, SEVEN_DAYS, "KDIGO: 1.5, 2 and 3 fold in 7 days");
    }

    private static void toxicity(FeatureRows rows) {
        Source all = new Source.LabToxicity();
        rows.add(272, all, Statistic.ABNORMAL_COUNT, SEVEN_DAYS, "number of tests outside their own range");
        rows.add(273, all, Statistic.GRADE_3_PLUS_TESTS, SEVEN_DAYS, "number of tests of severe toxicity");
        rows.add(274, all, Statistic.MAX_CTCAE_GRADE, SEVEN_DAYS, "worst laboratory toxicity");
    }

    private static void each(
            FeatureRows rows, int firstId, List<Analyte> analytes, Statistic statistic, Window window, String reason) {
        int id = firstId;
        for (Analyte analyte : analytes) {
            rows.add(id++, new Source.Lab(analyte), statistic, window, reason);
        }
    }
}
