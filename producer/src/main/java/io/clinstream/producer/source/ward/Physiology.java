package io.clinstream.producer.source.ward;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * The course of a patient's vital signs: a personal level, slow drift (autoregressive), scatter, and for some a fall
 * into illness over a fifth of the simulated time. An invention for trying things out; no clinical model.
 */
final class Physiology {

    private static final double PERSISTENCE = 0.9;
    private static final double INNOVATION = 0.3;
    private static final int SIGNS = 6;

    private final boolean female;
    private final int age;
    private final double heartRate;
    private final double systolic;
    private final double respiratoryRate;
    private final double temperature;
    private final double spo2;
    private final double noise;
    private final Instant illnessBegins;
    private final Duration illnessRises;
    private final double[] drift = new double[SIGNS];

    Physiology(WardPlan plan, Random random) {
        this.female = random.nextBoolean();
        this.age = 40 + random.nextInt(50);
        this.heartRate = 62 + 26 * random.nextDouble();
        this.systolic = 110 + 32 * random.nextDouble();
        this.respiratoryRate = 12.5 + 4.5 * random.nextDouble();
        this.temperature = 36.4 + 0.7 * random.nextDouble();
        this.spo2 = 96 + 2.5 * random.nextDouble();
        this.noise = plan.faults().noise();
        boolean fallsIll = random.nextDouble() < plan.deteriorating();
        double begin = 0.2 + 0.4 * random.nextDouble();
        long horizon = plan.horizon().toMillis();
        this.illnessBegins = fallsIll ? plan.start().plusMillis(Math.round(begin * horizon)) : Instant.MAX;
        this.illnessRises = Duration.ofMillis(Math.max(1, horizon / 5));
    }

    /**
     * What a nurse would chart.
     *
     * @param consciousness letter of ACVPU
     * @param oxygen whether oxygen is given
     */
    record Reading(
            double heartRate,
            double systolic,
            double diastolic,
            double respiratoryRate,
            double temperature,
            double spo2,
            String consciousness,
            boolean oxygen) {}

    boolean female() {
        return female;
    }

    int age() {
        return age;
    }

    /** 0 well, 1 worst. */
    double illness(Instant at) {
        if (at.isBefore(illnessBegins)) {
            return 0;
        }
        return Math.min(1, Duration.between(illnessBegins, at).toMillis() / (double) illnessRises.toMillis());
    }

    Reading at(Instant at, Random random) {
        double illness = illness(at);
        for (int i = 0; i < SIGNS; i++) {
            drift[i] = PERSISTENCE * drift[i] + INNOVATION * random.nextGaussian();
        }
        double upper = Rounding.of(systolic - 42 * illness + 8 * noise * drift[1], 0);
        double saturation = Math.min(100, Rounding.of(spo2 - 9 * illness + 1.1 * noise * drift[4], 0));
        return new Reading(
                Rounding.of(heartRate + 48 * illness + 6 * noise * drift[0], 0),
                upper,
                Rounding.of(Math.min(upper - 15, upper * 0.62 + 4 * noise * drift[5]), 0),
                Math.max(6, Rounding.of(respiratoryRate + 13 * illness + 1.4 * noise * drift[2], 0)),
                Rounding.of(temperature + 2.1 * illness + 0.2 * noise * drift[3], 1),
                saturation,
                illness > 0.85 ? "C" : "A",
                saturation < 92);
    }
}
