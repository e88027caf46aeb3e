package io.clinstream.training.sepsis;

import java.util.List;

/**
 * What one fold was given and what came of it.
 *
 * @param training patients that were learnt from
 * @param inner patients of the inner validation
 * @param out the fold itself
 * @param inputs features read: those that vary in the training patients
 * @param scorers one for each scorer, in order
 */
record FoldFigures(PartFigures training, PartFigures inner, PartFigures out, int inputs, List<OfScorer> scorers) {

    FoldFigures {
        scorers = List.copyOf(scorers);
    }

    /**
     * One scorer on one fold.
     *
     * @param name the scorer
     * @param description what was trained
     * @param threshold probability from which an hour is an alarm: the best on the inner validation
     * @param innerAuroc AUROC on the inner validation, which early stopping and calibration have seen
     * @param auroc on the fold
     * @param utility normalised, on the fold
     */
    record OfScorer(
            String name, String description, double threshold, double innerAuroc, double auroc, double utility) {}
}
