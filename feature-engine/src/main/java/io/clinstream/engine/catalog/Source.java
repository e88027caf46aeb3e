package io.clinstream.engine.catalog;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;

/** What a feature is computed from. */
public sealed interface Source {

    /** The part of the feature name before the statistic. */
    String prefix();

    /** The source in words, for a sentence. */
    String words();

    /** UCUM unit of the source's values. */
    String unit();

    /** The chapter of the catalogue. */
    FeatureGroup group();

    /** A vital sign. */
    record Vital(Signal signal) implements Source {
        @Override
        public String prefix() {
            return signal.code();
        }

        @Override
        public String words() {
            return inWords(signal);
        }

        @Override
        public String unit() {
            return signal.unit();
        }

        @Override
        public FeatureGroup group() {
            return FeatureGroup.VITALS;
        }
    }

    /** A quantity computed per reading. */
    record Derived(DerivedMeasure measure) implements Source {
        @Override
        public String prefix() {
            return measure.prefix();
        }

        @Override
        public String words() {
            return measure.words();
        }

        @Override
        public String unit() {
            return measure.unit();
        }

        @Override
        public FeatureGroup group() {
            return FeatureGroup.HAEMODYNAMICS;
        }
    }

    /** A laboratory test. */
    record Lab(Analyte analyte) implements Source {
        @Override
        public String prefix() {
            return "lab_" + analyte.code();
        }

        @Override
        public String words() {
            return "laboratory " + inWords(analyte);
        }

        @Override
        public String unit() {
            return analyte.unit();
        }

        @Override
        public FeatureGroup group() {
            return FeatureGroup.LABS;
        }
    }

    /** The National Early Warning Score 2 (Royal College of Physicians 2017), SpO2 scale 1. */
    record News2() implements Source {
        @Override
        public String prefix() {
            return "news2";
        }

        @Override
        public String words() {
            return "NEWS2 (SpO2 scale 1)";
        }

        @Override
        public String unit() {
            return "{score}";
        }

        @Override
        public FeatureGroup group() {
            return FeatureGroup.SCORES;
        }
    }

    /** The patient's adverse events, each at its onset, as its newest report describes it. */
    record AdverseEvents() implements Source {
        @Override
        public String prefix() {
            return "ae";
        }

        @Override
        public String words() {
            return "adverse events";
        }

        @Override
        public String unit() {
            return "1";
        }

        @Override
        public FeatureGroup group() {
            return FeatureGroup.ADVERSE_EVENTS;
        }
    }

    private static String inWords(MeasurementCode code) {
        return code.code().replace('_', ' ');
    }
}
