package io.clinstream.engine.vector;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.Sex;
import io.clinstream.clinical.exact.Rational;
import io.clinstream.clinical.renal.GlomerularFiltration;
import io.clinstream.engine.event.SubjectRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Glomerular filtration estimated from the newest creatinine, and its change against the estimate from the baseline
 * creatinine, each with the patient's age in the year of the draw.
 */
final class EgfrFeatures implements SourceFeatures {

    /** Decimals to which the mean of several values at one instant is rounded, half to even, before the power. */
    private static final int MEAN_DECIMALS = 9;

    private static final Rational HUNDRED = Rational.of(100);

    private final List<FeatureSlot> slots;

    EgfrFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            Optional<Rational> value = switch (slot.statistic()) {
                case LAST -> newest(points, slot, asOf);
                case PCT_CHANGE_BASELINE -> percentChange(points, slot, asOf);
                default -> throw new IllegalStateException(slot.statistic() + " is no feature of eGFR");
            };
            value.ifPresent(known -> values[slot.index()] = Exact.rounded(known));
        }
    }

    private static Optional<Rational> newest(PatientPoints points, FeatureSlot slot, long asOf) {
        return Moment.newest(
                        points.of(Analyte.CREATININE),
                        Analyte.CREATININE.decimals(),
                        asOf - slot.window().millis(),
                        asOf)
                .flatMap(creatinine -> estimate(points, creatinine.mean(), creatinine.time()));
    }

    private static Optional<Rational> percentChange(PatientPoints points, FeatureSlot slot, long asOf) {
        return PreDose.of(points, Analyte.CREATININE, asOf)
                .flatMap(before -> estimate(points, before.value(), before.time()))
                .filter(before -> before.signum() != 0)
                .flatMap(before -> newest(points, slot, asOf)
                        .map(now -> HUNDRED.times(now.minus(before)).dividedBy(before)));
    }

    private static Optional<Rational> estimate(PatientPoints points, Rational creatinine, long time) {
        Optional<SubjectRecord> subject = points.subject();
        Optional<Sex> sex = subject.map(SubjectRecord::sex).flatMap(Sex::of);
        OptionalInt age = subject.map(known -> age(known, time)).orElse(OptionalInt.empty());
        if (sex.isEmpty() || age.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal milligrams = creatinine.rounded(MEAN_DECIMALS);
        return GlomerularFiltration.ckdEpi2021(milligrams, age.getAsInt(), sex.get())
                .map(Rational::of);
    }

    private static OptionalInt age(SubjectRecord subject, long time) {
        OptionalInt birthYear = subject.birthYear();
        if (birthYear.isEmpty()) {
            return subject.ageYears();
        }
        int year = Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC).getYear();
        return OptionalInt.of(year - birthYear.getAsInt());
    }
}
