package io.clinstream.clinical.scores;

import io.clinstream.clinical.Signal;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Quick SOFA (Seymour, JAMA 2016): one point each for fast breathing, low systolic pressure and altered mentation;
 * positive from 2. Mentation is the Glasgow coma scale where it was taken, else anything but alert on ACVPU [U].
 */
public final class QSofa {

    /** Total from which it is positive. */
    public static final int POSITIVE = 2;

    /** The items of the score. */
    public enum Item {
        /** Respiration of 22 or more. */
        RESPIRATION,
        /** Systolic pressure of 100 or less. */
        SYSTOLIC,
        /** Altered mentation. */
        MENTATION
    }

    /** Below which Glasgow coma scale mentation counts as altered; sources differ. */
    public enum MentationRule {
        /** Below 15: the publication's own site, and the rule here. */
        BELOW_15(15),
        /** 13 or less: as coded in MIMIC and ricu. */
        AT_MOST_13(14);

        @SuppressWarnings("ImmutableEnumChecker") // A decimal number never changes.
        private final BigDecimal first;

        MentationRule(int firstUnaltered) {
            this.first = BigDecimal.valueOf(firstUnaltered);
        }
    }

    private static final int FAST_BREATHING = 22;
    private static final int LOW_PRESSURE = 100;

    private QSofa() {}

    /**
     * Scores the latest values of one patient.
     *
     * @param values by signal; reads respiration, systolic pressure (rounded to whole numbers), Glasgow coma scale and
     *     consciousness, ignores the rest
     * @return empty if no item can be judged
     */
    public static Optional<PartialScore<Item>> score(Map<Signal, BigDecimal> values, MentationRule rule) {
        Map<Item, Integer> points = new EnumMap<>(Item.class);
        BigDecimal respiration = values.get(Signal.RESPIRATORY_RATE);
        if (respiration != null) {
            points.put(Item.RESPIRATION, point(Chart.whole(respiration) >= FAST_BREATHING));
        }
        BigDecimal systolic = values.get(Signal.BP_SYSTOLIC);
        if (systolic != null) {
            points.put(Item.SYSTOLIC, point(Chart.whole(systolic) <= LOW_PRESSURE));
        }
        BigDecimal coma = values.get(Signal.GCS_TOTAL);
        BigDecimal consciousness = values.get(Signal.CONSCIOUSNESS);
        if (coma != null) {
            points.put(Item.MENTATION, point(coma.compareTo(rule.first) < 0));
        } else if (consciousness != null) {
            points.put(Item.MENTATION, point(Chart.whole(consciousness) > 0));
        }
        return PartialScore.of(points, List.of(Item.values()));
    }

    private static int point(boolean met) {
        return met ? 1 : 0;
    }
}
