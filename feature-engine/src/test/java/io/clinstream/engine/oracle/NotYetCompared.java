package io.clinstream.engine.oracle;

import java.util.Set;

/** Features that the catalogue names and the engine does not compute yet. Empty when all is built. */
final class NotYetCompared {

    private static final String NAMES = """
            ae_count_24h ae_count_7d ae_count_30d ae_grade3plus_count_30d ae_serious_count_30d ae_related_count_30d
            ae_distinct_soc_count_30d ae_max_grade_30d ae_ongoing_count ae_ongoing_max_grade
            ae_hours_since_last_onset ae_hours_since_last_report ae_worsened_count_7d ae_any_before
            ae_rate_per_patient_day
            age_years sex_male study_day hours_since_first_dose hours_since_last_dose dose_interrupted_7d
            hour_of_day_sin hour_of_day_cos arm_index
            correction_count_7d
            feature_age_seconds
            """;

    private static final Set<String> ALL = Set.of(NAMES.split("\\s+"));

    private NotYetCompared() {}

    static Set<String> names() {
        return ALL;
    }
}
