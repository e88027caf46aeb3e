package io.clinstream.engine.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Every feature and its id. Ids up to 311 are the row numbers of the clinical reference catalogue; features that it does
 * not have follow from 312. An id is given once and never again, also after its feature is gone.
 *
 * <p>Four ids are reserved for rows that nothing feeds: 169 and 170 need an electrocardiogram, 296 the doses given, 307
 * the values that intake refused.
 */
final class CatalogContents {

    /** The next id to assign. Raise it with every new feature. */
    static final int NEXT_ID = 358;

    private CatalogContents() {}

    /** Every feature, by id. */
    static List<Feature> features() {
        List<Feature> features = new ArrayList<>();
        features.addAll(VitalSignChapter.rows());
        features.addAll(HaemodynamicsChapter.rows());
        features.addAll(BedsideChapter.burdens());
        features.addAll(BedsideChapter.rows());
        features.addAll(ScoreChapter.rows());
        features.addAll(LabChapter.rows());
        features.addAll(PatientChapter.adverseEvents());
        features.addAll(PatientChapter.context());
        features.addAll(QualityChapter.rows());
        features.sort(Comparator.comparingInt(Feature::id));
        return List.copyOf(features);
    }
}
