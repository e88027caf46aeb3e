package io.clinstream.engine.vector;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.exact.Rational;
import io.clinstream.clinical.liver.HysLaw;
import io.clinstream.clinical.liver.LiverQuadrant;
import io.clinstream.engine.series.Series;
import java.util.List;
import java.util.Optional;

/** Whether liver tests of 14 days make a candidate of Hy's law, or Temple's corollary. */
final class HysLawFeatures implements SourceFeatures {

    private final List<FeatureSlot> slots;

    HysLawFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            long after = asOf - slot.window().millis();
            Optional<Rational> bilirubin = greatest(points, Analyte.BILIRUBIN_TOTAL, after, asOf);
            Optional<Rational> transaminase = UpperLimits.greater(
                    greatest(points, Analyte.ALT, after, asOf), greatest(points, Analyte.AST, after, asOf));
            if (bilirubin.isPresent() && transaminase.isPresent()) {
                boolean met = switch (slot.statistic()) {
                    case CANDIDATE -> candidate(points, after, asOf);
                    case COROLLARY ->
                        LiverQuadrant.of(transaminase.get(), bilirubin.get()) == LiverQuadrant.TEMPLES_COROLLARY;
                    default -> throw new IllegalStateException(slot.statistic() + " is no feature of Hy's law");
                };
                values[slot.index()] = met ? 1 : 0;
            }
        }
    }

    /** Whether a raised bilirubin follows a raised transaminase, neither with cholestasis in between. */
    private static boolean candidate(PatientPoints points, long after, long asOf) {
        Series bilirubin = points.of(Analyte.BILIRUBIN_TOTAL);
        int end = bilirubin.firstAfter(asOf);
        for (int i = bilirubin.firstAfter(after); i < end; i++) {
            boolean raised = UpperLimits.multiple(bilirubin, Analyte.BILIRUBIN_TOTAL.decimals(), i)
                    .filter(HysLaw::bilirubinRaised)
                    .isPresent();
            if (raised && follows(points, bilirubin.time(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean follows(PatientPoints points, long time) {
        long after = time - HysLaw.BILIRUBIN_FOLLOWS_WITHIN_MILLIS - 1;
        boolean injury = UpperLimits.greater(
                        greatest(points, Analyte.ALT, after, time), greatest(points, Analyte.AST, after, time))
                .filter(HysLaw::transaminaseRaised)
                .isPresent();
        return injury
                && greatest(points, Analyte.ALP, after, time)
                        .filter(HysLaw::cholestatic)
                        .isEmpty();
    }

    private static Optional<Rational> greatest(PatientPoints points, Analyte analyte, long after, long until) {
        return UpperLimits.greatest(points.of(analyte), analyte.decimals(), after, until);
    }
}
