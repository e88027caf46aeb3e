package io.clinstream.engine.oracle;

import java.util.Set;

/** Features that the catalogue names and the engine does not compute yet. Empty when all is built. */
final class NotYetCompared {

    private static final String NAMES = """



            weight_pct_change_baseline bmi_last


            sirs_last
            sofa_partial_24h sofa_components_available_24h sofa_coagulation_24h sofa_liver_24h sofa_renal_24h
            kdigo_stage_creatinine egfr_ckdepi2021_last egfr_pct_change_baseline
            anion_gap_last anion_gap_albumin_corrected_last calcium_corrected_last
            bun_creatinine_ratio_last alt_ast_ratio_last neutrophil_lymphocyte_ratio_last r_value_last
            hys_law_candidate_14d temple_corollary_14d
            lab_alt_xuln_last lab_ast_xuln_last lab_alp_xuln_last lab_bilirubin_total_xuln_last lab_ck_xuln_last
            lab_creatinine_xuln_last lab_troponin_t_xuln_last
            lab_alt_ctcae_grade_last lab_ast_ctcae_grade_last lab_bilirubin_total_ctcae_grade_last
            lab_creatinine_ctcae_grade_last lab_sodium_ctcae_grade_last lab_potassium_ctcae_grade_last
            lab_glucose_ctcae_grade_last lab_hemoglobin_ctcae_grade_last lab_platelets_ctcae_grade_last
            lab_neutrophils_ctcae_grade_last lab_wbc_ctcae_grade_last lab_albumin_ctcae_grade_last
            lab_calcium_ctcae_grade_last lab_magnesium_ctcae_grade_last
            lab_creatinine_delta_24h lab_potassium_delta_24h lab_sodium_delta_24h lab_hemoglobin_delta_24h
            lab_platelets_delta_24h lab_lactate_delta_24h lab_wbc_delta_24h lab_glucose_delta_24h
            lab_creatinine_pct_change_baseline lab_alt_pct_change_baseline lab_ast_pct_change_baseline
            lab_bilirubin_total_pct_change_baseline lab_hemoglobin_pct_change_baseline
            lab_platelets_pct_change_baseline lab_neutrophils_pct_change_baseline lab_albumin_pct_change_baseline
            lab_creatinine_delta_prev lab_alt_delta_prev lab_bilirubin_total_delta_prev lab_potassium_delta_prev
            lab_hemoglobin_delta_prev lab_platelets_delta_prev lab_neutrophils_delta_prev
            lab_creatinine_trend_7d lab_alt_trend_7d lab_platelets_trend_7d
            lab_creatinine_rise_48h lab_creatinine_ratio_min_7d
            lab_abnormal_count_7d lab_grade3plus_count_7d lab_max_ctcae_grade_7d
            ae_count_24h ae_count_7d ae_count_30d ae_grade3plus_count_30d ae_serious_count_30d ae_related_count_30d
            ae_distinct_soc_count_30d ae_max_grade_30d ae_ongoing_count ae_ongoing_max_grade
            ae_hours_since_last_onset ae_hours_since_last_report ae_worsened_count_7d ae_any_before
            ae_rate_per_patient_day
            age_years sex_male study_day hours_since_first_dose hours_since_last_dose dose_interrupted_7d
            hour_of_day_sin hour_of_day_cos arm_index
            lab_missing_count_7d lab_draw_count_7d lab_result_latency_hours_last
            correction_count_7d
            feature_age_seconds
            """;

    private static final Set<String> ALL = Set.of(NAMES.split("\\s+"));

    private NotYetCompared() {}

    static Set<String> names() {
        return ALL;
    }
}
