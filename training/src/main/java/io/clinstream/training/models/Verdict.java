package io.clinstream.training.models;

/**
 * What a comparison came to.
 *
 * @param better whether the candidate has the higher AUPRC and not the lower AUROC
 * @param sentence the figures, for people
 * @param json the figures and what they were measured on, for the history
 */
record Verdict(boolean better, String sentence, String json) {}
