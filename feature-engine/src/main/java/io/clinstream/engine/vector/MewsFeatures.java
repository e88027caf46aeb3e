package io.clinstream.engine.vector;

import io.clinstream.clinical.scores.Mews;
import io.clinstream.engine.catalog.Statistic;
import java.util.List;

/** The Modified Early Warning Score from the newest value of each input within 24 hours. */
final class MewsFeatures implements SourceFeatures {

    private final List<FeatureSlot> slots;

    MewsFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            if (slot.statistic() != Statistic.SCORE) {
                throw new IllegalStateException(slot.statistic() + " is no feature of MEWS");
            }
            Mews.score(ScoreInputs.newest(points, Mews.INPUTS, asOf))
                    .ifPresent(score -> values[slot.index()] = score.total());
        }
    }
}
