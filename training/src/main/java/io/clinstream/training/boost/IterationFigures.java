package io.clinstream.training.boost;

/**
 * How good the model was after an iteration.
 *
 * @param iteration from 1
 * @param trainingLoss log loss on the rows it was trained on, unweighted
 * @param validationLoss log loss on the validation part
 * @param validationAuroc AUROC there
 * @param validationAuprc average precision there
 */
public record IterationFigures(
        int iteration, double trainingLoss, double validationLoss, double validationAuroc, double validationAuprc) {}
