package io.clinstream.clinical.scores;

import io.clinstream.clinical.Signal;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Modified Early Warning Score, as a comparator: cut-points as coded in the R package ricu. Values are rounded to
 * whole numbers, temperature to 0.1 degrees. AVPU has no new confusion; it counts as voice [U].
 */
public final class Mews {

    /** What the score reads, in its order. */
    public static final List<Signal> INPUTS = List.of(
            Signal.BP_SYSTOLIC, Signal.HEART_RATE, Signal.RESPIRATORY_RATE, Signal.TEMPERATURE, Signal.CONSCIOUSNESS);

    private Mews() {}

    /**
     * Scores the latest values of one patient.
     *
     * @param values by signal, in canonical units; reads the {@link #INPUTS}, ignores the rest
     * @return empty if not one input is there
     */
    public static Optional<PartialScore<Signal>> score(Map<Signal, BigDecimal> values) {
        Map<Signal, Integer> points = new EnumMap<>(Signal.class);
        for (Signal input : INPUTS) {
            BigDecimal value = values.get(input);
            if (value != null) {
                points.put(input, points(input, value));
            }
        }
        return PartialScore.of(points, INPUTS);
    }

    private static int points(Signal input, BigDecimal value) {
        return switch (input) {
            case BP_SYSTOLIC -> systolic(Chart.whole(value));
            case HEART_RATE -> pulse(Chart.whole(value));
            case RESPIRATORY_RATE -> respiration(Chart.whole(value));
            case TEMPERATURE -> temperature(Chart.tenths(value));
            default -> consciousness(Chart.whole(value));
        };
    }

    private static int systolic(int millimetres) {
        if (millimetres <= 70) {
            return 3;
        }
        if (millimetres <= 80) {
            return 2;
        }
        if (millimetres <= 100) {
            return 1;
        }
        return millimetres <= 199 ? 0 : 2;
    }

    private static int pulse(int perMinute) {
        if (perMinute <= 40) {
            return 2;
        }
        if (perMinute <= 50) {
            return 1;
        }
        if (perMinute <= 100) {
            return 0;
        }
        if (perMinute <= 110) {
            return 1;
        }
        return perMinute <= 129 ? 2 : 3;
    }

    private static int respiration(int perMinute) {
        if (perMinute <= 9) {
            return 2;
        }
        if (perMinute <= 14) {
            return 0;
        }
        if (perMinute <= 20) {
            return 1;
        }
        return perMinute <= 29 ? 2 : 3;
    }

    private static int temperature(int tenthsOfDegree) {
        return tenthsOfDegree <= 350 || tenthsOfDegree > 384 ? 2 : 0;
    }

    /** From the stored number of ACVPU: A 0, C 1, V 2, P 3, U 4. */
    private static int consciousness(int level) {
        return level <= 1 ? level : level - 1;
    }
}
