package io.clinstream.engine.catalog;

import java.util.Optional;

/**
 * What is computed from the points of a window. The definitions stand in {@code docs/semantics.md}.
 *
 * <p>In names and sentences <code>{source}</code>, <code>{condition}</code> and <code>{window}</code> stand for those of
 * the feature; in units {@code =} stands for the unit of the source's values.
 */
public enum Statistic {
    /** Unweighted mean. */
    MEAN("mean_{window}", "=", NullRule.EMPTY, "Unweighted mean of {source} over {window}."),
    /** Least value. */
    MIN("min_{window}", "=", NullRule.EMPTY, "Least value of {source} over {window}."),
    /** Greatest value. */
    MAX("max_{window}", "=", NullRule.EMPTY, "Greatest value of {source} over {window}."),
    /** Sample standard deviation, divisor n − 1. */
    STD("std_{window}", "=", NullRule.BELOW_TWO_POINTS, "Sample standard deviation of {source} over {window}."),
    /** Ordinary least squares slope per hour. */
    TREND(
            "trend_{window}",
            "=/h",
            NullRule.BELOW_TWO_INSTANTS,
            "Least squares slope per hour of {source} over {window}."),
    /** Value at the newest instant of the look-back; the exact mean if several stand there. */
    LAST("last", "=", NullRule.EMPTY, "Newest value of {source} in {window}."),
    /** Value at the newest instant minus the value at the oldest. */
    DELTA("delta_{window}", "=", NullRule.BELOW_TWO_INSTANTS, "Newest minus oldest value of {source} over {window}."),
    /** Number of points. */
    COUNT("count_{window}", "1", NullRule.NEVER, "Number of values of {source} over {window}."),
    /** Hours from the newest point to {@code as_of}, however old. */
    HOURS_SINCE_LAST("hours_since_last", "h", NullRule.EMPTY, "Hours since the newest value of {source}, however old."),
    /** Share of the points that meet the condition. */
    FRACTION(
            "frac_{condition}_{window}",
            "1",
            NullRule.EMPTY,
            "Share of the values of {source} that are {condition} over {window}."),
    /** Whether a point meets the condition. */
    ANY(
            "any_{condition}_{window}",
            "{0,1}",
            NullRule.EMPTY,
            "Whether a value of {source} is {condition} in {window} (1 yes, 0 no)."),
    /** Newest value against the baseline, in per cent of the baseline. */
    PCT_CHANGE_BASELINE(
            "pct_change_baseline",
            "%",
            NullRule.NO_BASELINE,
            "Change of the newest value of {source} in {window} from the last one before the first dose, in per cent."),
    /** Value at the newest instant minus the value at the distinct instant before it. */
    DELTA_PREVIOUS(
            "delta_prev",
            "=",
            NullRule.BELOW_TWO_INSTANTS,
            "Newest value of {source} minus that of the instant before it, both in {window}."),
    /** Newest value minus the least earlier one of the window. */
    RISE(
            "rise_{window}",
            "=",
            NullRule.NO_EARLIER_VALUE,
            "Newest value of {source} minus the least earlier one in {window}."),
    /** Newest value over the least earlier one of the window. */
    RATIO_TO_MINIMUM(
            "ratio_min_{window}",
            "1",
            NullRule.NO_EARLIER_VALUE,
            "Newest value of {source} over the least earlier one in {window}."),
    /** Newest value as a multiple of the upper limit of normal of its own record. */
    TIMES_UPPER_LIMIT(
            "xuln_last",
            "1",
            NullRule.NO_UPPER_LIMIT,
            "Newest value of {source} in {window} over the upper limit of normal of its own record."),
    /** CTCAE version 5 grade of the newest value. */
    CTCAE_GRADE(
            "ctcae_grade_last",
            "{grade}",
            NullRule.NOT_GRADABLE,
            "CTCAE v5 grade of the newest value of {source} in {window}, the worse of both directions."),
    /** Number of analytes with a value outside the range of its own record. */
    ABNORMAL_COUNT(
            "abnormal_count_{window}",
            "1",
            NullRule.NEVER,
            "Number of laboratory tests with a value outside the range of its own record in {window}."),
    /** Number of analytes with a value of CTCAE grade 3 or higher. */
    GRADE_3_PLUS_TESTS(
            "grade3plus_count_{window}",
            "1",
            NullRule.NEVER,
            "Number of laboratory tests with a value of CTCAE grade 3 or higher in {window}."),
    /** Highest CTCAE grade of any laboratory value. */
    MAX_CTCAE_GRADE(
            "max_ctcae_grade_{window}",
            "{grade}",
            NullRule.NOT_GRADABLE,
            "Highest CTCAE grade of any laboratory value in {window}."),
    /** Number of distinct adverse events with onset in the window. */
    EVENT_COUNT("count_{window}", "1", NullRule.NEVER, "Number of adverse events with onset in {window}."),
    /** Number of those of grade 3 or higher. */
    GRADE_3_PLUS_EVENTS(
            "grade3plus_count_{window}",
            "1",
            NullRule.NEVER,
            "Number of adverse events of grade 3 or higher with onset in {window}."),
    /** Number of those that meet a seriousness criterion. */
    SERIOUS_EVENTS(
            "serious_count_{window}", "1", NullRule.NEVER, "Number of serious adverse events with onset in {window}."),
    /** Number of those that are related to treatment, or not known to be unrelated. */
    RELATED_EVENTS(
            "related_count_{window}",
            "1",
            NullRule.NEVER,
            "Number of adverse events with onset in {window} that are not known to be unrelated to treatment."),
    /** Number of distinct system organ classes of those. */
    ORGAN_CLASSES(
            "distinct_soc_count_{window}",
            "1",
            NullRule.NEVER,
            "Number of distinct system organ classes of the adverse events with onset in {window}."),
    /** Highest grade of the adverse events with onset in the window. */
    MAX_GRADE(
            "max_grade_{window}",
            "{grade}",
            NullRule.NO_GRADE,
            "Highest grade of the adverse events with onset in {window}."),
    /** Number of adverse events that have begun and not ended. */
    ONGOING_COUNT("ongoing_count", "1", NullRule.NEVER, "Number of adverse events that last."),
    /** Highest grade of those. */
    ONGOING_MAX_GRADE(
            "ongoing_max_grade", "{grade}", NullRule.NO_GRADE, "Highest grade of the adverse events that last."),
    /** Hours since the newest onset. */
    HOURS_SINCE_ONSET(
            "hours_since_last_onset", "h", NullRule.EMPTY, "Hours since the newest onset of an adverse event."),
    /** Hours since the newest report. */
    HOURS_SINCE_REPORT(
            "hours_since_last_report",
            "h",
            NullRule.EMPTY,
            "Hours since a report of an adverse event last became available."),
    /** Number of adverse events whose grade a later report raised. */
    WORSENED_COUNT(
            "worsened_count_{window}",
            "1",
            NullRule.NEVER,
            "Number of adverse events whose grade a later report raised in {window}."),
    /** Whether there was an adverse event at all. */
    ANY_BEFORE("any_before", "{0,1}", NullRule.ALWAYS_KNOWN, "Whether any adverse event has begun (1 yes, 0 no)."),
    /** Adverse events per day since enrolment. */
    EVENTS_PER_DAY("rate_per_patient_day", "1/d", NullRule.NOT_ENROLLED, "Adverse events per day since enrolment."),
    /** Whether treatment was interrupted because of an adverse event. */
    DOSE_INTERRUPTED(
            "dose_interrupted_{window}",
            "{0,1}",
            NullRule.ALWAYS_KNOWN,
            "Whether treatment was interrupted for an adverse event with onset in {window} (1 yes, 0 no)."),
    /** Total of a score from the newest values of its inputs. */
    SCORE("last", "=", NullRule.ALL_INPUTS_MISSING, "Total of {source} from the newest inputs of {window}."),
    /** Whether one input alone scores 3. */
    ANY_THREE(
            "any_param_3",
            "{0,1}",
            NullRule.ALL_INPUTS_MISSING,
            "Whether a single input scores 3 (1 yes, 0 no) of {source} from the newest inputs of {window}."),
    /** Number of the score's inputs without a value. */
    MISSING_INPUTS(
            "missing_components",
            "1",
            NullRule.NEVER,
            "Number of missing inputs of {source} from the newest inputs of {window}."),
    /** Sum of the items that are known, each by its worst value. */
    PARTIAL_TOTAL(
            "partial_{window}",
            "=",
            NullRule.ALL_INPUTS_MISSING,
            "Sum of the known items of {source}, each by its worst value of {window}."),
    /** Number of items that are known. */
    ITEMS_AVAILABLE(
            "components_available_{window}",
            "1",
            NullRule.NEVER,
            "Number of items of {source} that are known from {window}, 0 to 6."),
    /** Item by platelets. */
    COAGULATION_ITEM(
            "coagulation_{window}",
            "=",
            NullRule.EMPTY,
            "Coagulation item of {source} by the least platelets of {window}."),
    /** Item by bilirubin. */
    LIVER_ITEM("liver_{window}", "=", NullRule.EMPTY, "Liver item of {source} by the greatest bilirubin of {window}."),
    /** Item by creatinine. */
    RENAL_ITEM("renal_{window}", "=", NullRule.EMPTY, "Renal item of {source} by the greatest creatinine of {window}."),
    /** Stage of acute kidney injury. */
    STAGE(
            "stage",
            "{stage}",
            NullRule.NO_EARLIER_VALUE,
            "Stage, 0 to 3, of {source} by the newest creatinine of {window} against those of the 7 days before it."),
    /** Whether transaminases and bilirubin are raised together without cholestasis. */
    CANDIDATE(
            "candidate_{window}",
            "{0,1}",
            NullRule.NO_LIVER_PANEL,
            "Whether ALT or AST of 3 and total bilirubin of 2 upper limits fell together without a raised ALP in"
                    + " {window} (1 yes, 0 no)."),
    /** Whether transaminases are raised without bilirubin. */
    COROLLARY(
            "corollary_{window}",
            "{0,1}",
            NullRule.NO_LIVER_PANEL,
            "Whether ALT or AST reached 3 upper limits and total bilirubin stayed below 2 in {window} (1 yes, 0 no)."),
    /** Age in years. */
    AGE_YEARS("age_years", "a", NullRule.NOT_RECORDED, "Age in years, 90 for everyone older."),
    /** Whether the sex is male. */
    SEX_MALE("sex_male", "{0,1}", NullRule.NOT_RECORDED, "Whether the recorded sex is male (1 male, 0 female)."),
    /** Day of the study, without a day 0. */
    STUDY_DAY(
            "study_day",
            "d",
            NullRule.NOT_RECORDED,
            "Day of the study: 1 is the day of the first dose, −1 the day before."),
    /** Hours since enrolment. */
    HOURS_SINCE_ENROLMENT("hours_since_enrolment", "h", NullRule.NOT_ENROLLED, "Hours since enrolment."),
    /** Hours since admission to hospital. */
    HOURS_SINCE_HOSPITAL_ADMISSION(
            "hours_since_hospital_admission",
            "h",
            NullRule.NOT_ADMITTED,
            "Hours since the patient was admitted to hospital."),
    /** Hours since the first dose. */
    HOURS_SINCE_FIRST_DOSE("hours_since_first_dose", "h", NullRule.NO_DOSE, "Hours since the first dose."),
    /** Hours since the last dose. */
    HOURS_SINCE_LAST_DOSE("hours_since_last_dose", "h", NullRule.NO_DOSE, "Hours since the last recorded dose."),
    /** Place of the treatment arm. */
    ARM_INDEX(
            "arm_index",
            "1",
            NullRule.BLINDED,
            "Place of the patient's arm in the configured arms of an unblinded study, from 0."),
    /** Sine of the hour. */
    SINE("sin", "1", NullRule.ALWAYS_KNOWN, "Sine of the whole UTC hour on a circle of 24."),
    /** Cosine of the hour. */
    COSINE("cos", "1", NullRule.ALWAYS_KNOWN, "Cosine of the whole UTC hour on a circle of 24."),
    /** Number of codes without a value. */
    MISSING_COUNT("missing_count_{window}", "1", NullRule.NEVER, "Number of {source} without a value in {window}."),
    /** Values per hour. */
    PER_HOUR("obs_per_hour_{window}", "1/h", NullRule.NEVER, "Values of {source} per hour of {window}."),
    /** Longest time without a value. */
    MAX_GAP_HOURS(
            "max_gap_hours_{window}",
            "h",
            NullRule.ALWAYS_KNOWN,
            "Longest time without a value of {source} in {window}, its edges included."),
    /** Number of distinct collection times. */
    DRAW_COUNT("draw_count_{window}", "1", NullRule.NEVER, "Number of distinct collection times in {window}."),
    /** Hours from collection to result. */
    RESULT_LATENCY_HOURS(
            "result_latency_hours_last",
            "h",
            NullRule.NOT_RECORDED,
            "Hours from collection to result of the newest laboratory draw, the slowest of its results."),
    /** Number of values outside the suspect limits. */
    SUSPECT_COUNT(
            "suspect_value_count_{window}",
            "1",
            NullRule.NEVER,
            "Number of values in {window} that are possible but outside the suspect limits."),
    /** Number of values whose unit was inferred. */
    UNIT_INFERRED_COUNT(
            "unit_inferred_count_{window}",
            "1",
            NullRule.NEVER,
            "Number of values in {window} whose unit was inferred by rule."),
    /** Number of values that were corrected or withdrawn. */
    CORRECTION_COUNT(
            "correction_count_{window}",
            "1",
            NullRule.NEVER,
            "Number of corrections and withdrawals of measurements in {window}."),
    /** Number of values that arrived more than a day after they were taken. */
    LATE_ARRIVAL_COUNT(
            "late_arrival_count_{window}",
            "1",
            NullRule.NEVER,
            "Number of values that arrived in {window}, more than 24 hours after they were taken."),
    /** Seconds since the newest event. */
    AGE_SECONDS(
            "feature_age_seconds",
            "s",
            NullRule.EMPTY,
            "Seconds since the newest measurement or onset of an adverse event.");

    private final String suffix;
    private final String unit;
    private final NullRule nullRule;
    private final String sentence;

    Statistic(String suffix, String unit, NullRule nullRule, String sentence) {
        this.suffix = suffix;
        this.unit = unit;
        this.nullRule = nullRule;
        this.sentence = sentence;
    }

    /** When the statistic has no value, unless its source says otherwise. */
    public NullRule nullRule() {
        return nullRule;
    }

    /** The UCUM unit of the result, from the unit of the values it is computed from. */
    public String unit(String valueUnit) {
        return unit.replace("=", valueUnit);
    }

    /**
     * Whether the value changes with time alone, between any two instants. Such a feature has no boundary: it is
     * computed anew for every vector, and no vector is emitted for its sake.
     */
    public boolean runsWithClock() {
        return switch (this) {
            case HOURS_SINCE_LAST,
                    HOURS_SINCE_ONSET,
                    HOURS_SINCE_REPORT,
                    EVENTS_PER_DAY,
                    AGE_YEARS,
                    STUDY_DAY,
                    HOURS_SINCE_ENROLMENT,
                    HOURS_SINCE_HOSPITAL_ADMISSION,
                    HOURS_SINCE_FIRST_DOSE,
                    HOURS_SINCE_LAST_DOSE,
                    SINE,
                    COSINE,
                    MAX_GAP_HOURS,
                    AGE_SECONDS -> true;
            default -> false;
        };
    }

    /** The part of a feature name that stands for the statistic, its condition and its window. */
    String suffix(Optional<Condition> condition, Window window) {
        return suffix.replace("{condition}", condition.map(Condition::label).orElse(""))
                .replace("{window}", window.label());
    }

    /** What a feature means, in one sentence. */
    String sentence(Source source, Optional<Condition> condition, Window window) {
        return sentence.replace("{source}", source.words())
                .replace("{condition}", condition.map(Condition::words).orElse(""))
                .replace("{window}", window.words());
    }
}
