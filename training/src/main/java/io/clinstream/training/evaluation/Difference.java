package io.clinstream.training.evaluation;

/**
 * One scorer against another on the same rows and the same draws of patients: the first minus the other.
 *
 * @param of the first
 * @param against the other
 * @param auroc difference of the AUROC
 * @param auprc difference of the AUPRC
 */
public record Difference(String of, String against, Interval auroc, Interval auprc) {}
