package io.clinstream.clinical.scores;

import io.clinstream.clinical.exact.Rational;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The items of the Sequential Organ Failure Assessment that laboratory and vital signs can tell, from the worst values of
 * 24 hours, with the cut-points as coded for MIMIC. Partial: no urine output and no vasopressor tiers, so renal goes by
 * creatinine alone and circulation gives at most 1.
 */
public final class Sofa {

    /** The items of the score. */
    public enum Item {
        /** PaO2/FiO2. */
        RESPIRATION,
        /** Platelets. */
        COAGULATION,
        /** Total bilirubin. */
        LIVER,
        /** Mean arterial pressure. */
        CARDIOVASCULAR,
        /** Glasgow coma scale. */
        NERVOUS_SYSTEM,
        /** Creatinine. */
        RENAL
    }

    private static final List<Rational> PLATELETS = cuts("150", "100", "50", "20");
    private static final List<Rational> BILIRUBIN = cuts("1.2", "2.0", "6.0", "12.0");
    private static final List<Rational> CREATININE = cuts("1.2", "2.0", "3.5", "5.0");
    private static final List<Rational> PRESSURE = cuts("70");
    private static final List<Rational> COMA_SCALE = cuts("15", "13", "10", "6");
    private static final List<Rational> OXYGENATION = cuts("400", "300", "200", "100");
    private static final int MOST_WITHOUT_VENTILATION = 2;

    private Sofa() {}

    /** Points for the least platelet count, 10*3/uL: 0 to 4. */
    public static int coagulation(Rational platelets) {
        return below(platelets, PLATELETS);
    }

    /** Points for the greatest total bilirubin, mg/dL: 0 to 4. */
    public static int liver(Rational bilirubin) {
        return atLeast(bilirubin, BILIRUBIN);
    }

    /** Points for the greatest creatinine, mg/dL: 0 to 4. */
    public static int renal(Rational creatinine) {
        return atLeast(creatinine, CREATININE);
    }

    /** Points for the least mean arterial pressure, mm[Hg]: 0 or 1. */
    public static int cardiovascular(Rational meanPressure) {
        return below(meanPressure, PRESSURE);
    }

    /** Points for the least Glasgow coma scale: 0 to 4. */
    public static int nervousSystem(Rational comaScale) {
        return below(comaScale, COMA_SCALE);
    }

    /**
     * Points for the least PaO2/FiO2: 0 to 4.
     *
     * @param oxygenation PaO2 in mm[Hg] over the inspired fraction (0 to 1)
     * @param ventilated without ventilation, or where it is not known, at most 2
     */
    public static int respiration(Rational oxygenation, boolean ventilated) {
        int points = below(oxygenation, OXYGENATION);
        return ventilated ? points : Math.min(points, MOST_WITHOUT_VENTILATION);
    }

    /** The sum of the items that are there; empty if none is. */
    public static Optional<PartialScore<Item>> sum(Map<Item, Integer> points) {
        return PartialScore.of(points, List.of(Item.values()));
    }

    private static int below(Rational value, List<Rational> cuts) {
        return (int) cuts.stream().filter(value::isBelow).count();
    }

    private static int atLeast(Rational value, List<Rational> cuts) {
        return (int) cuts.stream().filter(value::isAtLeast).count();
    }

    private static List<Rational> cuts(String... cuts) {
        return List.of(cuts).stream().map(Rational::of).toList();
    }
}
