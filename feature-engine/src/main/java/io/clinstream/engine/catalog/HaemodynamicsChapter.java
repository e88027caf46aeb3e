package io.clinstream.engine.catalog;

import static io.clinstream.engine.catalog.Window.ONE_DAY;
import static io.clinstream.engine.catalog.Window.SIX_HOURS;

import java.util.List;

/** Rows 103 to 118: quantities computed per reading. */
final class HaemodynamicsChapter {

    private HaemodynamicsChapter() {}

    static List<Feature> rows() {
        FeatureRows rows = new FeatureRows(FeatureGroup.HAEMODYNAMICS);
        rowsOf(rows, 103, DerivedMeasure.MAP, Statistic.MIN, "perfusion pressure; SOFA cardiovascular item below 70");
        rowsOf(rows, 108, DerivedMeasure.PULSE_PRESSURE, Statistic.MIN, "surrogate of stroke volume");
        rowsOf(rows, 113, DerivedMeasure.SHOCK_INDEX, Statistic.MAX, "above 1.0 associated with mortality");
        rows.add(
                118,
                new Source.Derived(DerivedMeasure.MODIFIED_SHOCK_INDEX),
                Statistic.LAST,
                ONE_DAY,
                "stronger predictor of mortality than the shock index in one emergency cohort");
        return rows.rows();
    }

    /** Five rows; {@code worst} is the extreme that is the worse one. */
    private static void rowsOf(FeatureRows rows, int firstId, DerivedMeasure measure, Statistic worst, String purpose) {
        Source source = new Source.Derived(measure);
        rows.add(firstId, source, Statistic.LAST, ONE_DAY, purpose);
        rows.add(firstId + 1, source, Statistic.MEAN, SIX_HOURS, "sustained level");
        rows.add(firstId + 2, source, worst, SIX_HOURS, "worst value in 6 h");
        rows.add(firstId + 3, source, worst, ONE_DAY, "worst value in 24 h");
        rows.add(firstId + 4, source, Statistic.TREND, SIX_HOURS, "deterioration of perfusion");
    }
}
