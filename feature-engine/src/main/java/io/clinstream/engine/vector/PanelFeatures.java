package io.clinstream.engine.vector;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.chemistry.AnionGap;
import io.clinstream.clinical.chemistry.CorrectedCalcium;
import io.clinstream.clinical.exact.Rational;
import io.clinstream.clinical.liver.HysLaw;
import io.clinstream.engine.catalog.LabPanel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A quantity of several laboratory tests, from the newest value of each, all drawn within 24 hours of each other. */
final class PanelFeatures implements SourceFeatures {

    private static final long TOGETHER = 24 * 3_600_000L;

    private final LabPanel panel;
    private final List<FeatureSlot> slots;

    PanelFeatures(LabPanel panel, List<FeatureSlot> slots) {
        this.panel = panel;
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            value(points, asOf - slot.window().millis(), asOf)
                    .ifPresent(value -> values[slot.index()] = Exact.rounded(value));
        }
    }

    private Optional<Rational> value(PatientPoints points, long after, long asOf) {
        Map<Analyte, Moment> newest = new EnumMap<>(Analyte.class);
        for (MeasurementCode input : panel.inputs()) {
            Analyte analyte = (Analyte) input;
            Optional<Moment> moment = Moment.newest(points.of(analyte), analyte.decimals(), after, asOf);
            if (moment.isEmpty() || !newest.values().stream().allMatch(other -> other.within(TOGETHER, moment.get()))) {
                return Optional.empty();
            }
            newest.put(analyte, moment.get());
        }
        return switch (panel) {
            case ANION_GAP -> Optional.of(gap(newest));
            case ANION_GAP_ALBUMIN_CORRECTED ->
                Optional.of(AnionGap.corrected(gap(newest), mean(newest, Analyte.ALBUMIN)));
            case CALCIUM_CORRECTED ->
                Optional.of(CorrectedCalcium.of(mean(newest, Analyte.CALCIUM), mean(newest, Analyte.ALBUMIN)));
            case BUN_CREATININE_RATIO -> ratio(newest, Analyte.BUN, Analyte.CREATININE);
            case ALT_AST_RATIO -> ratio(newest, Analyte.ALT, Analyte.AST);
            case NEUTROPHIL_LYMPHOCYTE_RATIO -> ratio(newest, Analyte.NEUTROPHILS, Analyte.LYMPHOCYTES);
            case R_VALUE -> rValue(points, newest);
        };
    }

    private static Rational gap(Map<Analyte, Moment> newest) {
        return AnionGap.of(
                mean(newest, Analyte.SODIUM), mean(newest, Analyte.CHLORIDE), mean(newest, Analyte.BICARBONATE));
    }

    private static Optional<Rational> ratio(Map<Analyte, Moment> newest, Analyte over, Analyte under) {
        Rational divisor = mean(newest, under);
        return divisor.signum() == 0
                ? Optional.empty()
                : Optional.of(mean(newest, over).dividedBy(divisor));
    }

    private static Optional<Rational> rValue(PatientPoints points, Map<Analyte, Moment> newest) {
        return multiple(points, newest, Analyte.ALT)
                .flatMap(alt -> multiple(points, newest, Analyte.ALP).flatMap(alp -> HysLaw.rValue(alt, alp)));
    }

    private static Optional<Rational> multiple(PatientPoints points, Map<Analyte, Moment> newest, Analyte analyte) {
        return UpperLimits.mean(points.of(analyte), analyte.decimals(), moment(newest, analyte));
    }

    private static Rational mean(Map<Analyte, Moment> newest, Analyte analyte) {
        return moment(newest, analyte).mean();
    }

    private static Moment moment(Map<Analyte, Moment> newest, Analyte analyte) {
        return Objects.requireNonNull(newest.get(analyte));
    }
}
