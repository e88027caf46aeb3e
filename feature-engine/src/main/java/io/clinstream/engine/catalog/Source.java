package io.clinstream.engine.catalog;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.scores.SpO2Scale;
import java.util.List;
import java.util.Set;

/**
 * What a feature is computed from. The features of one source are computed together, and stay as they are until one of
 * the things that the source reads changes, or an event enters or leaves a window.
 */
public sealed interface Source {

    /** What the source is called. */
    Naming naming();

    /** The measurements whose points it reads. */
    Set<MeasurementCode> reads();

    /** Whether it reads adverse events or their reports. */
    default boolean readsAdverseEvents() {
        return false;
    }

    /** Whether it reads the subject record. */
    default boolean readsSubject() {
        return false;
    }

    /** Whether it reads when measurements were corrected. */
    default boolean readsCorrections() {
        return false;
    }

    /** When a statistic of this source has no value. */
    default NullRule nullRule(Statistic statistic) {
        return statistic.nullRule();
    }

    /** The part of the feature name before the statistic; empty where there is none. */
    default String prefix() {
        return naming().prefix();
    }

    /** The source in words, for a sentence. */
    default String words() {
        return naming().words();
    }

    /** UCUM unit of the source's values. */
    default String unit() {
        return naming().unit();
    }

    /**
     * What a source is called.
     *
     * @param prefix the part of the feature name before the statistic; empty where there is none
     * @param words for a sentence
     * @param unit UCUM unit of the values
     */
    record Naming(String prefix, String words, String unit) {

        static Naming of(MeasurementCode code, String prefix, String words) {
            return new Naming(prefix + code.code(), words + code.code().replace('_', ' '), code.unit());
        }

        static Naming score(String prefix, String words) {
            return new Naming(prefix, words, "{score}");
        }
    }

    /** A vital sign or bedside observation. */
    record Vital(Signal signal) implements Source {
        @Override
        public Naming naming() {
            return signal == Signal.CONSCIOUSNESS
                    ? new Naming("acvpu", "consciousness (A 0, C 1, V 2, P 3, U 4)", "{ordinal}")
                    : Naming.of(signal, "", "");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return Set.of(signal);
        }

        @Override
        public boolean readsSubject() {
            return signal == Signal.WEIGHT;
        }
    }

    /** A quantity computed per reading. */
    record Derived(DerivedMeasure measure) implements Source {
        @Override
        public Naming naming() {
            return new Naming(measure.prefix(), measure.words(), measure.unit());
        }

        @Override
        public Set<MeasurementCode> reads() {
            return measure.inputs();
        }
    }

    /** Body mass index from the newest weight and the newest height. */
    record BodyMass() implements Source {
        @Override
        public Naming naming() {
            return new Naming("bmi", "body mass index", "kg/m2");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return Set.of(Signal.WEIGHT, Signal.HEIGHT);
        }
    }

    /** A laboratory test: its values, and what they are against limits, baseline and earlier values. */
    record Lab(Analyte analyte) implements Source {
        @Override
        public Naming naming() {
            return Naming.of(analyte, "lab_", "laboratory ");
        }

        /** CTCAE grades calcium corrected for albumin. */
        @Override
        public Set<MeasurementCode> reads() {
            return analyte == Analyte.CALCIUM ? Set.of(analyte, Analyte.ALBUMIN) : Set.of(analyte);
        }

        @Override
        public boolean readsSubject() {
            return true;
        }
    }

    /** A quantity computed from several laboratory tests. */
    record Panel(LabPanel panel) implements Source {
        @Override
        public Naming naming() {
            return new Naming(panel.prefix(), panel.words(), panel.unit());
        }

        @Override
        public Set<MeasurementCode> reads() {
            return panel.inputs();
        }

        @Override
        public NullRule nullRule(Statistic statistic) {
            return NullRule.INPUT_MISSING;
        }
    }

    /** The National Early Warning Score 2 (Royal College of Physicians 2017). */
    record News2(SpO2Scale scale) implements Source {
        @Override
        public Naming naming() {
            return scale == SpO2Scale.ONE
                    ? Naming.score("news2", "NEWS2 (SpO2 scale 1)")
                    : Naming.score("news2_scale2", "NEWS2 (SpO2 scale 2)");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return SourceInputs.NEWS2;
        }
    }

    /** The Modified Early Warning Score. */
    record Mews() implements Source {
        @Override
        public Naming naming() {
            return Naming.score("mews", "MEWS");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return SourceInputs.MEWS;
        }
    }

    /** The quick Sequential Organ Failure Assessment. */
    record Qsofa() implements Source {
        @Override
        public Naming naming() {
            return Naming.score("qsofa", "qSOFA");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return SourceInputs.QSOFA;
        }
    }

    /** The Systemic Inflammatory Response Syndrome criteria. */
    record Sirs() implements Source {
        @Override
        public Naming naming() {
            return Naming.score("sirs", "SIRS");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return SourceInputs.SIRS;
        }
    }

    /** The Sequential Organ Failure Assessment as far as its inputs are fed: no vasopressors, no urine output. */
    record Sofa() implements Source {
        @Override
        public Naming naming() {
            return Naming.score("sofa", "SOFA");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return SourceInputs.SOFA;
        }
    }

    /** Acute kidney injury by creatinine (KDIGO 2012). */
    record Kdigo() implements Source {
        @Override
        public Naming naming() {
            return new Naming("kdigo", "acute kidney injury (KDIGO)", "{stage}");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return Set.of(Analyte.CREATININE);
        }
    }

    /** Estimated glomerular filtration rate (CKD-EPI 2021, creatinine). */
    record Egfr() implements Source {
        @Override
        public Naming naming() {
            return new Naming("egfr_ckdepi2021", "eGFR (CKD-EPI 2021)", "mL/min/{1.73_m2}");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return Set.of(Analyte.CREATININE);
        }

        @Override
        public boolean readsSubject() {
            return true;
        }

        @Override
        public NullRule nullRule(Statistic statistic) {
            return statistic == Statistic.LAST ? NullRule.NOT_ESTIMABLE : statistic.nullRule();
        }
    }

    /** Hepatocellular injury by Hy's law and Temple's corollary. */
    record HysLaw() implements Source {
        @Override
        public Naming naming() {
            return new Naming("hys_law", "Hy's law", "{0,1}");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return SourceInputs.LIVER_PANEL;
        }
    }

    /** All laboratory tests against their limits and CTCAE grades. */
    record LabToxicity() implements Source {
        @Override
        public Naming naming() {
            return new Naming("lab", "laboratory tests", "1");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return SourceInputs.ALL_LABS;
        }

        @Override
        public boolean readsSubject() {
            return true;
        }
    }

    /** How much the laboratory measured, and how soon it said so. */
    record LabActivity() implements Source {
        @Override
        public Naming naming() {
            return new Naming("lab", "the 26 reference laboratory tests", "1");
        }

        /** The tests of which a missing one is counted. */
        public static List<Analyte> tests() {
            return LabChapter.REFERENCE;
        }

        @Override
        public Set<MeasurementCode> reads() {
            return SourceInputs.ALL_LABS;
        }
    }

    /** How often the patient was observed. */
    record VitalActivity() implements Source {
        @Override
        public Naming naming() {
            return new Naming("vital", "the six core vital signs", "1");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return SourceInputs.CORE_VITALS;
        }
    }

    /** The patient's adverse events, each at its onset, as its newest report describes it. */
    record AdverseEvents() implements Source {
        @Override
        public Naming naming() {
            return new Naming("ae", "adverse events", "1");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return Set.of();
        }

        @Override
        public boolean readsAdverseEvents() {
            return true;
        }

        /** The rate is per day since enrolment. */
        @Override
        public boolean readsSubject() {
            return true;
        }
    }

    /** The newest subject record. */
    record Subject() implements Source {
        @Override
        public Naming naming() {
            return new Naming("", "the subject record", "1");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return Set.of();
        }

        @Override
        public boolean readsSubject() {
            return true;
        }
    }

    /** The time itself. */
    record Calendar() implements Source {
        @Override
        public Naming naming() {
            return new Naming("hour_of_day", "the hour", "1");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return Set.of();
        }
    }

    /** What intake remarked on measurements, and when they arrived. */
    record Quality() implements Source {
        @Override
        public Naming naming() {
            return new Naming("", "all measurements", "1");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return SourceInputs.ALL;
        }
    }

    /** When measurements were corrected or withdrawn. */
    record Corrections() implements Source {
        @Override
        public Naming naming() {
            return new Naming("", "corrections", "1");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return Set.of();
        }

        @Override
        public boolean readsCorrections() {
            return true;
        }
    }

    /** The newest event of any kind. */
    record Newest() implements Source {
        @Override
        public Naming naming() {
            return new Naming("", "the newest event", "s");
        }

        @Override
        public Set<MeasurementCode> reads() {
            return SourceInputs.ALL;
        }

        @Override
        public boolean readsAdverseEvents() {
            return true;
        }
    }
}
