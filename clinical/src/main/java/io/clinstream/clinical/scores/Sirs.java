package io.clinstream.clinical.scores;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Systemic inflammatory response syndrome (Bone 1992, as coded in MIMIC and ricu): one point a criterion; positive from 2
 * [U]. Vital signs are rounded to the chart first, laboratory values are not.
 */
public final class Sirs {

    /** Total from which it is positive. */
    public static final int POSITIVE = 2;

    /** The criteria. */
    public enum Item {
        /** Temperature below 36.0 or above 38.0 degrees. */
        TEMPERATURE,
        /** Heart rate above 90. */
        HEART_RATE,
        /** Respiration above 20, or carbon dioxide tension below 32 mm[Hg]. */
        BREATHING,
        /** Leukocytes below 4.0 or above 12.0, or more than 10 per cent bands. */
        LEUKOCYTES
    }

    private static final BigDecimal LOW_CARBON_DIOXIDE = BigDecimal.valueOf(32);
    private static final BigDecimal FEW_LEUKOCYTES = BigDecimal.valueOf(4);
    private static final BigDecimal MANY_LEUKOCYTES = BigDecimal.valueOf(12);
    private static final BigDecimal MANY_BANDS = BigDecimal.TEN;

    private Sirs() {}

    /**
     * Scores the latest values of one patient.
     *
     * @param values in canonical units; reads temperature, heart rate, respiration, PaCO2 and leukocytes, ignores the rest
     * @param bandsPercent immature neutrophils per cent; null where not counted
     * @return empty if no criterion can be judged
     */
    public static Optional<PartialScore<Item>> score(
            Map<? extends MeasurementCode, BigDecimal> values, @Nullable BigDecimal bandsPercent) {
        Map<Item, Integer> points = new EnumMap<>(Item.class);
        BigDecimal temperature = values.get(Signal.TEMPERATURE);
        if (temperature != null) {
            int tenths = Chart.tenths(temperature);
            points.put(Item.TEMPERATURE, point(tenths < 360 || tenths > 380));
        }
        BigDecimal heartRate = values.get(Signal.HEART_RATE);
        if (heartRate != null) {
            points.put(Item.HEART_RATE, point(Chart.whole(heartRate) > 90));
        }
        BigDecimal respiration = values.get(Signal.RESPIRATORY_RATE);
        BigDecimal carbonDioxide = values.get(Analyte.PACO2);
        if (respiration != null || carbonDioxide != null) {
            boolean fast = respiration != null && Chart.whole(respiration) > 20;
            boolean low = carbonDioxide != null && carbonDioxide.compareTo(LOW_CARBON_DIOXIDE) < 0;
            points.put(Item.BREATHING, point(fast || low));
        }
        BigDecimal leukocytes = values.get(Analyte.WBC);
        if (leukocytes != null || bandsPercent != null) {
            boolean bands = bandsPercent != null && bandsPercent.compareTo(MANY_BANDS) > 0;
            points.put(Item.LEUKOCYTES, point(bands || abnormal(leukocytes)));
        }
        return PartialScore.of(points, List.of(Item.values()));
    }

    private static boolean abnormal(@Nullable BigDecimal leukocytes) {
        return leukocytes != null
                && (leukocytes.compareTo(FEW_LEUKOCYTES) < 0 || leukocytes.compareTo(MANY_LEUKOCYTES) > 0);
    }

    private static int point(boolean met) {
        return met ? 1 : 0;
    }
}
