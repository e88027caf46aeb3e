package io.clinstream.producer.source.ward;

import java.util.Random;

/**
 * What the monitor shows of a patient of a ward with known hazard: personal levels, moved by severity, and scatter that
 * is new in every reading. An invention that makes a day of readings tell the severity well; no clinical model.
 */
final class SeveritySigns {

    private static final Response HEART_RATE = new Response(84, 13, 3, 3, 0);
    private static final Response SYSTOLIC = new Response(122, -12, 4, 4, 0);
    private static final Response DIASTOLIC = new Response(74, -6.5, 3, 3, 0);
    private static final Response RESPIRATION = new Response(17, 3.2, 0.6, 0.7, 0);
    private static final Response TEMPERATURE = new Response(37, 0.45, 0.12, 0.12, 1);
    private static final Response SPO2 = new Response(96, -1.7, 0.4, 0.5, 0);
    private static final double CONFUSED = 3.2;

    private final double heartRate;
    private final double systolic;
    private final double diastolic;
    private final double respiration;
    private final double temperature;
    private final double spo2;
    private final double noise;

    SeveritySigns(double noise, Random random) {
        this.heartRate = HEART_RATE.personal(random);
        this.systolic = SYSTOLIC.personal(random);
        this.diastolic = DIASTOLIC.personal(random);
        this.respiration = RESPIRATION.personal(random);
        this.temperature = TEMPERATURE.personal(random);
        this.spo2 = SPO2.personal(random);
        this.noise = noise;
    }

    /** What a nurse charts at a severity; always within what a living patient can have. */
    Physiology.Reading at(double severity, Random random) {
        double upper = charted(SYSTOLIC, systolic, severity, 50, 230, random);
        double saturation = charted(SPO2, spo2, severity, 70, 100, random);
        return new Physiology.Reading(
                charted(HEART_RATE, heartRate, severity, 30, 200, random),
                upper,
                Math.min(upper - 10, charted(DIASTOLIC, diastolic, severity, 25, 140, random)),
                charted(RESPIRATION, respiration, severity, 5, 55, random),
                charted(TEMPERATURE, temperature, severity, 34, 41.5, random),
                saturation,
                severity > CONFUSED ? "C" : "A",
                saturation < 92);
    }

    private double charted(
            Response response, double personal, double severity, double least, double most, Random random) {
        double value = response.reading(personal, severity, noise, random);
        return Rounding.of(Math.max(least, Math.min(most, value)), response.decimals());
    }
}
