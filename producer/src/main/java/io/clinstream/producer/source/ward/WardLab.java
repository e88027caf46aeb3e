package io.clinstream.producer.source.ward;

import io.clinstream.clinical.Analyte;

/**
 * A test of the ward's laboratory. Ranges: the pilot's or the reference's fallback (clinical-reference 2.2); the course
 * in illness is an invention that makes values rise or fall as in sepsis.
 */
enum WardLab {
    CREATININE(Analyte.CREATININE, 0.7, 1.4, 2.2, 2),
    POTASSIUM(Analyte.POTASSIUM, 3.4, 5.4, 0.8, 1),
    SODIUM(Analyte.SODIUM, 135, 145, -4, 0),
    LACTATE(Analyte.LACTATE, 0.5, 2.2, 4.5, 1),
    WBC(Analyte.WBC, 3.8, 10.7, 11, 1),
    HEMOGLOBIN(Analyte.HEMOGLOBIN, 11.5, 15.8, -1.5, 1),
    PLATELETS(Analyte.PLATELETS, 130, 394, -110, 0),
    BILIRUBIN(Analyte.BILIRUBIN_TOTAL, 0.2, 1.2, 1.6, 1),
    GLUCOSE(Analyte.GLUCOSE, 70, 110, 60, 0),
    CRP(Analyte.CRP, 0.5, 8, 160, 1),
    ALT(Analyte.ALT, 6, 35, 40, 0);

    private final Analyte analyte;
    private final double low;
    private final double high;
    private final double inIllness;
    private final int decimals;

    WardLab(Analyte analyte, double low, double high, double inIllness, int decimals) {
        this.analyte = analyte;
        this.low = low;
        this.high = high;
        this.inIllness = inIllness;
        this.decimals = decimals;
    }

    Analyte analyte() {
        return analyte;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** A value for a patient so ill (0 well, 1 worst), scattered about a level within the range. */
    double value(double level, double illness, double scatter) {
        double width = high - low;
        double value = low + width * (0.2 + 0.6 * level) + inIllness * illness + 0.06 * width * scatter;
        return Rounding.of(Math.max(value, low * 0.3), decimals);
    }
}
