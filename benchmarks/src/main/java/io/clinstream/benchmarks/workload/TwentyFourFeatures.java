package io.clinstream.benchmarks.workload;

import io.clinstream.clinical.Signal;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.catalog.FeatureGroup;
import io.clinstream.engine.catalog.Source;
import io.clinstream.engine.catalog.Statistic;
import io.clinstream.engine.catalog.Window;
import java.util.ArrayList;
import java.util.List;

/** A catalogue of eight statistics of the heart rate over three windows: what the DSL computes beside it. */
public final class TwentyFourFeatures {

    private static final List<Window> WINDOWS = List.of(Window.ONE_HOUR, Window.SIX_HOURS, Window.ONE_DAY);
    private static final List<Statistic> STATISTICS = List.of(
            Statistic.MEAN,
            Statistic.MIN,
            Statistic.MAX,
            Statistic.STD,
            Statistic.TREND,
            Statistic.LAST,
            Statistic.DELTA,
            Statistic.COUNT);

    private static final FeatureCatalog CATALOG = FeatureCatalog.of(features());

    private TwentyFourFeatures() {}

    /** The catalogue. */
    public static FeatureCatalog catalog() {
        return CATALOG;
    }

    private static List<Feature> features() {
        List<Feature> features = new ArrayList<>();
        for (Window window : WINDOWS) {
            for (Statistic statistic : STATISTICS) {
                Feature feature = Feature.of(
                        features.size() + 1,
                        FeatureGroup.VITALS,
                        new Source.Vital(Signal.HEART_RATE),
                        statistic,
                        window,
                        "measured beside other designs",
                        "0.1.0");
                // The newest value has no window in its name, since it usually stands once.
                features.add(
                        statistic == Statistic.LAST ? feature.named(feature.name() + "_" + window.label()) : feature);
            }
        }
        return features;
    }
}
