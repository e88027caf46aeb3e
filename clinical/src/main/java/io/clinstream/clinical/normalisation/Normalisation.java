package io.clinstream.clinical.normalisation;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.QualityFlag;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.limits.ClinicalLimits;
import io.clinstream.clinical.limits.Verdict;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns one raw value into an accepted one or a refusal: choose the unit, convert exactly, round half to even once at
 * the measurement's decimals, then apply the limits to the rounded value. Pure, and total: it never throws.
 */
public final class Normalisation {

    private Normalisation() {}

    /**
     * Normalises a binary number as it stands in a raw event. Its shortest decimal text is taken as what was meant.
     *
     * @param unit as the source wrote it; null or blank if it gave none
     * @return the outcome; not a finite number is {@link RejectionReason#NOT_A_NUMBER}
     */
    public static Normalised normalise(MeasurementCode measurement, double value, @Nullable String unit) {
        if (!Double.isFinite(value)) {
            return new Normalised.Refused(
                    RejectionReason.NOT_A_NUMBER, measurement.code() + " must be a finite number");
        }
        return normalise(measurement, BigDecimal.valueOf(value), unit);
    }

    /**
     * Normalises an exact decimal.
     *
     * @param unit as the source wrote it; null or blank if it gave none
     * @return the outcome
     */
    public static Normalised normalise(MeasurementCode measurement, BigDecimal value, @Nullable String unit) {
        UnitChoice choice = UnitRepair.choose(measurement, value, unit);
        if (choice instanceof UnitChoice.Unclear unclear) {
            return new Normalised.Refused(unclear.reason(), unclear.rule());
        }
        UnitChoice.Known known = (UnitChoice.Known) choice;
        BigDecimal canonical = known.unit().toCanonical(value, measurement.decimals());
        if (measurement.decimals() == 0 && known.unit().isSameNumber() && canonical.compareTo(value) != 0) {
            return new Normalised.Refused(
                    RejectionReason.IMPOSSIBLE_VALUE, measurement.code() + " must be a whole number");
        }
        return judged(measurement, canonical, known.inferred());
    }

    private static Normalised judged(MeasurementCode measurement, BigDecimal canonical, boolean inferred) {
        Verdict verdict = ClinicalLimits.judge(measurement, canonical);
        if (verdict instanceof Verdict.Impossible impossible) {
            return new Normalised.Refused(RejectionReason.IMPOSSIBLE_VALUE, impossible.rule());
        }
        Set<QualityFlag> flags = EnumSet.noneOf(QualityFlag.class);
        flags.addAll(((Verdict.Accepted) verdict).flags());
        if (inferred) {
            flags.add(QualityFlag.UNIT_INFERRED);
        }
        ScaledValue value = ScaledValue.rounded(canonical, measurement.decimals());
        return new Normalised.Accepted(value, measurement.unit(), flags);
    }
}
