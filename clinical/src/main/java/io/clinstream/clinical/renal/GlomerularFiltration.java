package io.clinstream.clinical.renal;

import io.clinstream.clinical.Sex;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Estimated glomerular filtration rate. */
public final class GlomerularFiltration {

    /** Decimals of the estimate. */
    public static final int DECIMALS = 4;

    private static final int ADULT = 18;

    private GlomerularFiltration() {}

    /**
     * CKD-EPI 2021 by creatinine, without race (Inker, NEJM 2021): {@code 142 * min(Scr/k, 1)^a * max(Scr/k, 1)^-1.2 *
     * 0.9938^age}, times 1.012 for women. The powers are those of {@link StrictMath}, the same on every machine; the
     * estimate is rounded half to even, which hides their last bit.
     *
     * @param creatinine mg/dL, greater than zero
     * @param age whole years
     * @return mL/min/{1.73_m2} with 4 decimals; empty below 18 years, for which it is not made
     */
    public static Optional<BigDecimal> ckdEpi2021(BigDecimal creatinine, int age, Sex sex) {
        if (age < ADULT || creatinine.signum() <= 0) {
            return Optional.empty();
        }
        boolean female = sex == Sex.FEMALE;
        double relative = creatinine.doubleValue() / (female ? 0.7 : 0.9);
        double estimate = 142
                * StrictMath.pow(Math.min(relative, 1), female ? -0.241 : -0.302)
                * StrictMath.pow(Math.max(relative, 1), -1.2)
                * StrictMath.pow(0.9938, age)
                * (female ? 1.012 : 1);
        return Optional.of(new BigDecimal(estimate).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }
}
