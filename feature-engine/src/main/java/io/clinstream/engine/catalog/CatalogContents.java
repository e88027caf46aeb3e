package io.clinstream.engine.catalog;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The list of features and their ids. Ids up to 311 are the row numbers of the clinical reference catalogue; features
 * that it does not have follow from 312. An id is given once and never again, also after its feature is gone.
 */
final class CatalogContents {

    /** The next id to assign. Raise it with every new feature. */
    static final int NEXT_ID = 353;

    private static final String FIRST_VERSION = "0.1.0";

    /** The six signals of the vital-sign chapter in its order; each has the same 17 features. */
    private static final List<Signal> VITALS = List.of(
            Signal.HEART_RATE,
            Signal.BP_SYSTOLIC,
            Signal.BP_DIASTOLIC,
            Signal.RESPIRATORY_RATE,
            Signal.TEMPERATURE,
            Signal.SPO2);

    /** The analytes of reference rows 171 to 222, two rows each. */
    private static final List<Analyte> REFERENCE_LABS = List.of(
            Analyte.ALT,
            Analyte.AST,
            Analyte.ALP,
            Analyte.BILIRUBIN_TOTAL,
            Analyte.ALBUMIN,
            Analyte.CREATININE,
            Analyte.BUN,
            Analyte.SODIUM,
            Analyte.POTASSIUM,
            Analyte.CHLORIDE,
            Analyte.BICARBONATE,
            Analyte.CALCIUM,
            Analyte.MAGNESIUM,
            Analyte.PHOSPHATE,
            Analyte.GLUCOSE,
            Analyte.HEMOGLOBIN,
            Analyte.HEMATOCRIT,
            Analyte.WBC,
            Analyte.NEUTROPHILS,
            Analyte.LYMPHOCYTES,
            Analyte.PLATELETS,
            Analyte.INR,
            Analyte.LACTATE,
            Analyte.CRP,
            Analyte.CK,
            Analyte.TROPONIN_T);

    /** The analytes that the reference has no latest value for, ids 312 to 351. New ones get new ids, not a place here. */
    private static final List<Analyte> FURTHER_LABS = List.of(
            Analyte.GGT,
            Analyte.BILIRUBIN_DIRECT,
            Analyte.UREA,
            Analyte.TOTAL_CO2,
            Analyte.CALCIUM_IONIZED,
            Analyte.HBA1C,
            Analyte.CHOLESTEROL,
            Analyte.HDL,
            Analyte.LDL,
            Analyte.TRIGLYCERIDES,
            Analyte.URATE,
            Analyte.EOSINOPHILS,
            Analyte.PT,
            Analyte.APTT,
            Analyte.FIBRINOGEN,
            Analyte.LDH,
            Analyte.TROPONIN_I,
            Analyte.PH,
            Analyte.PACO2,
            Analyte.PAO2);

    private final List<Feature> features = new ArrayList<>();

    private CatalogContents() {
        vitals();
        haemodynamics();
        scores();
        labs(171, REFERENCE_LABS);
        labs(312, FURTHER_LABS);
        adverseEvents();
    }

    /** Every feature, by id. */
    static List<Feature> features() {
        List<Feature> sorted = new ArrayList<>(new CatalogContents().features);
        sorted.sort(Comparator.comparingInt(Feature::id));
        return List.copyOf(sorted);
    }

    private void vitals() {
        int id = 1;
        for (Signal signal : VITALS) {
            Source source = new Source.Vital(signal);
            for (Statistic statistic : List.of(Statistic.MEAN, Statistic.MIN, Statistic.MAX)) {
                add(id++, source, statistic, Window.ONE_HOUR);
                add(id++, source, statistic, Window.SIX_HOURS);
                add(id++, source, statistic, Window.ONE_DAY);
            }
            for (Statistic statistic : List.of(Statistic.STD, Statistic.TREND)) {
                add(id++, source, statistic, Window.SIX_HOURS);
                add(id++, source, statistic, Window.ONE_DAY);
            }
            add(id++, source, Statistic.LAST, Window.ONE_DAY);
            add(id++, source, Statistic.DELTA, Window.SIX_HOURS);
            add(id++, source, Statistic.COUNT, Window.ONE_DAY);
            add(id++, source, Statistic.HOURS_SINCE_LAST, Window.EVER);
        }
    }

    private void haemodynamics() {
        add(103, new Source.Derived(DerivedMeasure.MAP), Statistic.LAST, Window.ONE_DAY);
        add(108, new Source.Derived(DerivedMeasure.PULSE_PRESSURE), Statistic.LAST, Window.ONE_DAY);
        add(113, new Source.Derived(DerivedMeasure.SHOCK_INDEX), Statistic.LAST, Window.ONE_DAY);
    }

    private void scores() {
        Source news2 = new Source.News2();
        add(142, news2, Statistic.SCORE, Window.ONE_DAY);
        add(146, news2, Statistic.ANY_THREE, Window.ONE_DAY);
        add(147, news2, Statistic.MISSING_INPUTS, Window.ONE_DAY);
    }

    private void labs(int firstId, List<Analyte> analytes) {
        int id = firstId;
        for (Analyte analyte : analytes) {
            Source source = new Source.Lab(analyte);
            add(id++, source, Statistic.LAST, Window.THIRTY_DAYS);
            add(id++, source, Statistic.HOURS_SINCE_LAST, Window.EVER);
        }
    }

    private void adverseEvents() {
        Source events = new Source.AdverseEvents();
        add(275, events, Statistic.EVENT_COUNT, Window.ONE_DAY);
        add(276, events, Statistic.EVENT_COUNT, Window.SEVEN_DAYS);
        add(282, events, Statistic.MAX_GRADE, Window.SEVEN_DAYS);
        add(352, events, Statistic.MAX_GRADE, Window.ONE_DAY);
    }

    private void add(int id, Source source, Statistic statistic, Window window) {
        features.add(new Feature(id, source, statistic, window, FIRST_VERSION));
    }
}
