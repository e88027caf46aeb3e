package io.clinstream.producer.source.ward;

import io.clinstream.clinical.Analyte;

/**
 * A test in the daily panel of a ward with known hazard, and what severity does to it. Ranges: the pilot's or the
 * reference's fallback (clinical-reference 2.2); the rest is an invention.
 */
@SuppressWarnings("ImmutableEnumChecker") // A response is a record of numbers.
enum SeverityLab {
    LACTATE(Analyte.LACTATE, 0.5, 2.2, new Response(1.7, 0.6, 0.15, 0.15, 1)),
    CRP(Analyte.CRP, 0.5, 8, new Response(55, 20, 5, 5, 1)),
    WBC(Analyte.WBC, 3.8, 10.7, new Response(9, 2, 0.6, 0.6, 1));

    private static final double LEAST = 0.1;

    private final Analyte analyte;
    private final double low;
    private final double high;
    private final Response response;

    SeverityLab(Analyte analyte, double low, double high, Response response) {
        this.analyte = analyte;
        this.low = low;
        this.high = high;
        this.response = response;
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

    Response response() {
        return response;
    }

    /** A result as the laboratory prints it, positive. */
    double printed(double value) {
        return Rounding.of(Math.max(value, LEAST), response.decimals());
    }
}
