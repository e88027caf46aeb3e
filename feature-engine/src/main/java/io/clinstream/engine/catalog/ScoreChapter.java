package io.clinstream.engine.catalog;

import static io.clinstream.engine.catalog.Window.FOURTEEN_DAYS;
import static io.clinstream.engine.catalog.Window.ONE_DAY;
import static io.clinstream.engine.catalog.Window.SEVEN_DAYS;
import static io.clinstream.engine.catalog.Window.SIX_HOURS;
import static io.clinstream.engine.catalog.Window.THIRTY_DAYS;

import io.clinstream.clinical.scores.SpO2Scale;
import java.util.List;

/** Rows 142 to 168, and 353 and 354: published scores, indices and ratios. */
final class ScoreChapter {

    private ScoreChapter() {}

    static List<Feature> rows() {
        FeatureRows rows = new FeatureRows(FeatureGroup.SCORES);
        bedside(rows);
        organs(rows);
        panels(rows);
        return rows.rows();
    }

    private static void bedside(FeatureRows rows) {
        Source news2 = new Source.News2(SpO2Scale.ONE);
        rows.add(142, news2, Statistic.SCORE, ONE_DAY, "aggregate bedside risk");
        rows.add(143, news2, Statistic.MAX, ONE_DAY, "worst bedside risk");
        rows.add(144, news2, Statistic.DELTA, SIX_HOURS, "worsening");
        rows.add(145, news2, Statistic.TREND, ONE_DAY, "speed of worsening");
        rows.add(146, news2, Statistic.ANY_THREE, ONE_DAY, "single-parameter trigger");
        rows.add(147, news2, Statistic.MISSING_INPUTS, ONE_DAY, "completeness: above 0 the score is partial");
        Source scale2 = new Source.News2(SpO2Scale.TWO);
        rows.add(353, scale2, Statistic.SCORE, ONE_DAY, "bedside risk in hypercapnic respiratory failure");
        rows.add(354, scale2, Statistic.ANY_THREE, ONE_DAY, "single-parameter trigger on scale 2");
        rows.add(148, new Source.Mews(), Statistic.SCORE, ONE_DAY, "published comparator");
        rows.add(149, new Source.Qsofa(), Statistic.SCORE, ONE_DAY, "infection-related risk");
        rows.add(150, new Source.Qsofa(), Statistic.MAX, ONE_DAY, "worst infection-related risk");
        rows.add(151, new Source.Sirs(), Statistic.SCORE, ONE_DAY, "inflammation");
    }

    private static void organs(FeatureRows rows) {
        Source sofa = new Source.Sofa();
        rows.add(152, sofa, Statistic.PARTIAL_TOTAL, ONE_DAY, "organ dysfunction, without vasopressors and urine");
        rows.add(153, sofa, Statistic.ITEMS_AVAILABLE, ONE_DAY, "completeness of the partial score");
        rows.add(154, sofa, Statistic.COAGULATION_ITEM, ONE_DAY, "platelets");
        rows.add(155, sofa, Statistic.LIVER_ITEM, ONE_DAY, "bilirubin");
        rows.add(156, sofa, Statistic.RENAL_ITEM, ONE_DAY, "creatinine only");
        rows.add(157, new Source.Kdigo(), Statistic.STAGE, SEVEN_DAYS, "stage of acute kidney injury")
                .named("kdigo_stage_creatinine");
        rows.add(158, new Source.Egfr(), Statistic.LAST, THIRTY_DAYS, "renal function");
        rows.add(159, new Source.Egfr(), Statistic.PCT_CHANGE_BASELINE, THIRTY_DAYS, "renal decline")
                .named("egfr_pct_change_baseline");
        rows.add(167, new Source.HysLaw(), Statistic.CANDIDATE, FOURTEEN_DAYS, "upper right quadrant of eDISH");
        rows.add(168, new Source.HysLaw(), Statistic.COROLLARY, FOURTEEN_DAYS, "lower right quadrant of eDISH")
                .named("temple_corollary_14d");
    }

    private static void panels(FeatureRows rows) {
        panel(rows, 160, LabPanel.ANION_GAP, "metabolic acidosis");
        panel(rows, 161, LabPanel.ANION_GAP_ALBUMIN_CORRECTED, "gap masked by low albumin");
        panel(rows, 162, LabPanel.CALCIUM_CORRECTED, "CTCAE grades the corrected calcium");
        panel(rows, 163, LabPanel.BUN_CREATININE_RATIO, "pre-renal pattern");
        panel(rows, 164, LabPanel.ALT_AST_RATIO, "hepatic pattern");
        panel(rows, 165, LabPanel.NEUTROPHIL_LYMPHOCYTE_RATIO, "inflammation");
        panel(rows, 166, LabPanel.R_VALUE, "hepatocellular against cholestatic injury");
    }

    private static void panel(FeatureRows rows, int id, LabPanel panel, String reason) {
        rows.add(id, new Source.Panel(panel), Statistic.LAST, THIRTY_DAYS, reason);
    }
}
