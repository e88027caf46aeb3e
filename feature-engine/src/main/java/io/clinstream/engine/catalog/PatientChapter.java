package io.clinstream.engine.catalog;

import static io.clinstream.engine.catalog.Window.EVER;
import static io.clinstream.engine.catalog.Window.ONE_DAY;
import static io.clinstream.engine.catalog.Window.SEVEN_DAYS;
import static io.clinstream.engine.catalog.Window.THIRTY_DAYS;

import java.util.List;

/** Rows 275 to 299, 352 and 355 to 357: adverse events, and who the patient is. */
final class PatientChapter {

    private static final Source EVENTS = new Source.AdverseEvents();
    private static final Source SUBJECT = new Source.Subject();
    private static final Source CALENDAR = new Source.Calendar();

    private PatientChapter() {}

    static List<Feature> adverseEvents() {
        return new FeatureRows(FeatureGroup.ADVERSE_EVENTS)
                .add(275, EVENTS, Statistic.EVENT_COUNT, ONE_DAY, "recent events")
                .add(276, EVENTS, Statistic.EVENT_COUNT, SEVEN_DAYS, "recent events")
                .add(277, EVENTS, Statistic.EVENT_COUNT, THIRTY_DAYS, "density of events")
                .add(278, EVENTS, Statistic.GRADE_3_PLUS_EVENTS, THIRTY_DAYS, "severe history")
                .add(279, EVENTS, Statistic.SERIOUS_EVENTS, THIRTY_DAYS, "seriousness, derived from its criteria")
                .add(280, EVENTS, Statistic.RELATED_EVENTS, THIRTY_DAYS, "burden of treatment")
                .add(281, EVENTS, Statistic.ORGAN_CLASSES, THIRTY_DAYS, "breadth of organ systems")
                .add(282, EVENTS, Statistic.MAX_GRADE, SEVEN_DAYS, "worst recent")
                .add(283, EVENTS, Statistic.MAX_GRADE, THIRTY_DAYS, "worst of a month")
                .add(284, EVENTS, Statistic.ONGOING_COUNT, EVER, "unresolved events")
                .add(285, EVENTS, Statistic.ONGOING_MAX_GRADE, EVER, "current worst")
                .add(286, EVENTS, Statistic.HOURS_SINCE_ONSET, EVER, "recency")
                .add(287, EVENTS, Statistic.HOURS_SINCE_REPORT, EVER, "recency of reporting")
                .add(288, EVENTS, Statistic.WORSENED_COUNT, SEVEN_DAYS, "severity upgraded by a follow-up report")
                .add(289, EVENTS, Statistic.ANY_BEFORE, EVER, "ever had an adverse event")
                .add(290, EVENTS, Statistic.EVENTS_PER_DAY, EVER, "personal base rate")
                .add(352, EVENTS, Statistic.MAX_GRADE, ONE_DAY, "worst of a day")
                .rows();
    }

    static List<Feature> context() {
        return new FeatureRows(FeatureGroup.CONTEXT)
                .add(291, SUBJECT, Statistic.AGE_YEARS, EVER, "risk; capped at 90 for privacy")
                .add(292, SUBJECT, Statistic.SEX_MALE, EVER, "sex-specific ranges and eGFR")
                .add(293, SUBJECT, Statistic.STUDY_DAY, EVER, "phase of treatment; there is no day 0")
                .add(294, SUBJECT, Statistic.HOURS_SINCE_FIRST_DOSE, EVER, "time of exposure")
                .add(295, SUBJECT, Statistic.HOURS_SINCE_LAST_DOSE, EVER, "peak and trough")
                .add(297, EVENTS, Statistic.DOSE_INTERRUPTED, SEVEN_DAYS, "action taken with treatment")
                .named("dose_interrupted_7d")
                .add(298, CALENDAR, Statistic.SINE, EVER, "diurnal rhythm")
                .add(299, CALENDAR, Statistic.COSINE, EVER, "diurnal rhythm")
                .add(355, SUBJECT, Statistic.ARM_INDEX, EVER, "treatment, in open-label studies only")
                .add(356, SUBJECT, Statistic.HOURS_SINCE_ENROLMENT, EVER, "time under observation")
                .add(357, SUBJECT, Statistic.HOURS_SINCE_HOSPITAL_ADMISSION, EVER, "length of stay")
                .rows();
    }
}
