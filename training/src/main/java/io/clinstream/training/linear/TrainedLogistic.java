package io.clinstream.training.linear;

import io.clinstream.models.linear.LogisticTerms;
import io.clinstream.models.linear.LogisticTerms.Term;
import java.util.List;

/**
 * A fitted logistic regression.
 *
 * @param terms its numbers, as the serving code reads them
 * @param lambda strength of L2 that the validation part chose
 * @param validationLoss mean log loss there
 * @param rows training rows it was fitted on
 */
public record TrainedLogistic(LogisticTerms terms, double lambda, double validationLoss, int rows) {

    /** The features it reads, in order. */
    public List<String> inputs() {
        return terms.terms().stream().map(Term::input).toList();
    }
}
