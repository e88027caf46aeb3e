package io.clinstream.engine.vector;

import io.clinstream.clinical.Signal;
import io.clinstream.clinical.scores.PartialScore;
import io.clinstream.clinical.scores.QSofa;
import io.clinstream.clinical.scores.QSofa.MentationRule;
import io.clinstream.engine.catalog.Statistic;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Quick SOFA from the newest value of each input within 24 hours; mentation is altered below 15. */
final class QsofaFeatures implements SourceFeatures {

    /** Every signal that the score reads. */
    static final List<Signal> INPUTS =
            List.of(Signal.RESPIRATORY_RATE, Signal.BP_SYSTOLIC, Signal.GCS_TOTAL, Signal.CONSCIOUSNESS);

    private final List<FeatureSlot> slots;

    QsofaFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    /** The total at an instant; empty without any input. */
    static OptionalInt total(PatientPoints points, long instant) {
        Optional<PartialScore<QSofa.Item>> score =
                QSofa.score(ScoreInputs.newest(points, INPUTS, instant), MentationRule.BELOW_15);
        return score.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(score.get().total());
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            if (slot.statistic() != Statistic.SCORE) {
                throw new IllegalStateException(slot.statistic() + " is no feature of qSOFA");
            }
            total(points, asOf).ifPresent(total -> values[slot.index()] = total);
        }
    }
}
