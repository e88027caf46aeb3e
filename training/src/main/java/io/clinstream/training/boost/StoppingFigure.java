package io.clinstream.training.boost;

/** Which figure of the validation part says when enough trees have grown. */
public enum StoppingFigure {
    /** Average precision, higher is better. */
    AUPRC,
    /** Area under the ROC curve, higher is better. */
    AUROC,
    /** Log loss, lower is better; only sensible without class weights. */
    LOG_LOSS;

    /** The figure, so that higher is better. */
    double of(IterationFigures figures) {
        return switch (this) {
            case AUPRC -> figures.validationAuprc();
            case AUROC -> figures.validationAuroc();
            case LOG_LOSS -> -figures.validationLoss();
        };
    }
}
