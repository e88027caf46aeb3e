package io.clinstream.engine.catalog;

import static io.clinstream.engine.catalog.Window.NINETY_DAYS;
import static io.clinstream.engine.catalog.Window.ONE_DAY;
import static io.clinstream.engine.catalog.Window.SEVEN_DAYS;
import static io.clinstream.engine.catalog.Window.SIX_HOURS;

import io.clinstream.clinical.Signal;
import io.clinstream.engine.catalog.Condition.Comparison;
import java.util.List;

/** Rows 119 to 141: time beyond thresholds, and what else is observed at the bedside. */
final class BedsideChapter {

    private static final Source WEIGHT = new Source.Vital(Signal.WEIGHT);
    private static final Source GLUCOSE = new Source.Vital(Signal.GLUCOSE_POC);
    private static final Source PAIN = new Source.Vital(Signal.PAIN_SCORE);
    private static final Source CONSCIOUSNESS = new Source.Vital(Signal.CONSCIOUSNESS);
    private static final Source OXYGEN = new Source.Vital(Signal.SUPPLEMENTAL_O2);

    private BedsideChapter() {}

    static List<Feature> burdens() {
        FeatureRows rows = new FeatureRows(FeatureGroup.BURDENS);
        share(rows, 119, new Source.Vital(Signal.HEART_RATE), SIX_HOURS, "sustained tachycardia (NEWS2, 2 points)")
                .where(Comparison.ABOVE, "110");
        share(rows, 120, new Source.Vital(Signal.HEART_RATE), SIX_HOURS, "bradycardia")
                .where(Comparison.BELOW, "50");
        share(rows, 121, new Source.Vital(Signal.BP_SYSTOLIC), SIX_HOURS, "hypotension (qSOFA)")
                .where(Comparison.AT_MOST, "100");
        share(rows, 122, new Source.Vital(Signal.BP_SYSTOLIC), ONE_DAY, "hypertension (CTCAE grade 3)")
                .where(Comparison.AT_LEAST, "160");
        share(rows, 123, new Source.Derived(DerivedMeasure.MAP), SIX_HOURS, "low perfusion (SOFA cardiovascular)")
                .where(Comparison.BELOW, "70");
        share(rows, 124, new Source.Vital(Signal.SPO2), SIX_HOURS, "desaturation (NEWS2 scale 1, 3 points)")
                .where(Comparison.BELOW, "92");
        share(rows, 125, new Source.Vital(Signal.RESPIRATORY_RATE), SIX_HOURS, "tachypnoea (SIRS, NEWS2)")
                .where(Comparison.ABOVE, "20");
        share(rows, 126, new Source.Vital(Signal.TEMPERATURE), ONE_DAY, "fever (SIRS)")
                .where(Comparison.ABOVE, "38.0");
        return rows.rows();
    }

    static List<Feature> rows() {
        FeatureRows rows = new FeatureRows(FeatureGroup.BEDSIDE);
        rows.add(127, WEIGHT, Statistic.LAST, NINETY_DAYS, "dose, and CTCAE weight terms");
        rows.add(
                128,
                WEIGHT,
                Statistic.PCT_CHANGE_BASELINE,
                NINETY_DAYS,
                "CTCAE weight gain and loss in steps of 5, 10 and 20 %");
        rows.add(129, WEIGHT, Statistic.DELTA, SEVEN_DAYS, "fluid retention");
        rows.add(130, new Source.BodyMass(), Statistic.LAST, NINETY_DAYS, "body size");
        rows.add(131, GLUCOSE, Statistic.LAST, ONE_DAY, "hypoglycaemia and hyperglycaemia");
        rows.add(132, GLUCOSE, Statistic.MIN, ONE_DAY, "CTCAE hypoglycaemia");
        rows.add(133, GLUCOSE, Statistic.MAX, ONE_DAY, "hyperglycaemia");
        rows.add(134, GLUCOSE, Statistic.STD, ONE_DAY, "glycaemic variability");
        rows.add(135, PAIN, Statistic.LAST, ONE_DAY, "symptom burden");
        rows.add(136, PAIN, Statistic.MAX, ONE_DAY, "symptom burden");
        rows.add(137, CONSCIOUSNESS, Statistic.MAX, ONE_DAY, "worst consciousness")
                .named("acvpu_worst_24h");
        rows.add(138, CONSCIOUSNESS, Statistic.ANY, SIX_HOURS, "NEWS2 item of 3 points")
                .where(Comparison.ABOVE, "0")
                .named("acvpu_not_alert_6h");
        rows.add(139, OXYGEN, Statistic.LAST, ONE_DAY, "NEWS2 item of 2 points").named("supplemental_o2_on");
        share(rows, 140, OXYGEN, ONE_DAY, "dependence on oxygen")
                .where(Comparison.EQUAL, "1")
                .named("supplemental_o2_fraction_24h");
        rows.add(141, new Source.Vital(Signal.O2_FLOW), Statistic.LAST, ONE_DAY, "need of oxygen");
        return rows.rows();
    }

    private static FeatureRows share(FeatureRows rows, int id, Source source, Window window, String reason) {
        return rows.add(id, source, Statistic.FRACTION, window, reason);
    }
}
