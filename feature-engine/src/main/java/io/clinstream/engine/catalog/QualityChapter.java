package io.clinstream.engine.catalog;

import static io.clinstream.engine.catalog.Window.EVER;
import static io.clinstream.engine.catalog.Window.ONE_DAY;
import static io.clinstream.engine.catalog.Window.SEVEN_DAYS;
import static io.clinstream.engine.catalog.Window.SIX_HOURS;

import java.util.List;

/** Rows 300 to 311: how much is known, how fresh, how good. */
final class QualityChapter {

    private static final Source VITALS = new Source.VitalActivity();
    private static final Source LABS = new Source.LabActivity();
    private static final Source QUALITY = new Source.Quality();

    private QualityChapter() {}

    static List<Feature> rows() {
        return new FeatureRows(FeatureGroup.QUALITY)
                .add(300, VITALS, Statistic.MISSING_COUNT, SIX_HOURS, "what is not looked at")
                .add(301, VITALS, Statistic.PER_HOUR, SIX_HOURS, "monitoring intensity")
                .add(302, VITALS, Statistic.MAX_GAP_HOURS, ONE_DAY, "longest silence")
                .add(303, LABS, Statistic.MISSING_COUNT, SEVEN_DAYS, "what was not ordered")
                .add(304, LABS, Statistic.DRAW_COUNT, SEVEN_DAYS, "how often blood was drawn")
                .add(305, LABS, Statistic.RESULT_LATENCY_HOURS, EVER, "how old a result is when it is known")
                .add(306, QUALITY, Statistic.SUSPECT_COUNT, ONE_DAY, "plausibility of the values")
                .add(308, QUALITY, Statistic.UNIT_INFERRED_COUNT, ONE_DAY, "trust in the units")
                .add(
                        309,
                        new Source.Corrections(),
                        Statistic.CORRECTION_COUNT,
                        SEVEN_DAYS,
                        "amended or withdrawn results")
                .add(310, QUALITY, Statistic.LATE_ARRIVAL_COUNT, ONE_DAY, "data that came after the fact")
                .add(311, new Source.Newest(), Statistic.AGE_SECONDS, EVER, "freshness of the whole vector")
                .rows();
    }
}
