package io.clinstream.training.linear;

import io.clinstream.models.linear.LogisticTerms;
import io.clinstream.models.linear.LogisticTerms.Term;
import io.clinstream.training.boost.TrainingFailedException;
import io.clinstream.training.data.InformativeColumns;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.linear.CoordinateDescent.Fit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/**
 * A logistic regression with L2 on medians, deviations and indicators of being missing; the validation part chooses how
 * strong. What a model of trees has to beat.
 */
public final class RegularisedLogistic {

    private final LogisticParameters parameters;

    /** A trainer with these parameters. */
    public RegularisedLogistic(LogisticParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Fits it.
     *
     * @param inputs the columns to learn from; those that are constant or always null in training are left out
     * @param listener hears of every strength tried, in a few words
     * @throws TrainingFailedException no input varies, or XGBoost failed
     */
    public TrainedLogistic train(
            LabelledRows training, LabelledRows validation, List<String> inputs, Consumer<String> listener) {
        List<String> kept = InformativeColumns.of(training, inputs);
        if (kept.isEmpty()) {
            throw new TrainingFailedException("none of the " + inputs.size() + " inputs varies in the training part");
        }
        int[] places = training.places(kept);
        Standardisation[] scales = Arrays.stream(places)
                .mapToObj(place -> Standardisation.of(training, place))
                .toArray(Standardisation[]::new);
        int[] bearers = MissingPatterns.of(training, places).bearers();
        int[] drawn = drawn(training);
        DMatrix trainingMatrix = null;
        DMatrix validationMatrix = null;
        try {
            trainingMatrix = new DesignMatrix(places, scales, bearers).of(training, drawn);
            int[] there = validation.places(kept);
            validationMatrix = new DesignMatrix(there, scales, bearers)
                    .of(validation, IntStream.range(0, validation.size()).toArray());
            Fit best = best(trainingMatrix, validationMatrix, listener);
            return trained(kept, scales, bearers, best, drawn.length, training.size());
        } catch (XGBoostError failed) {
            throw new TrainingFailedException("XGBoost failed: " + failed.getMessage(), failed);
        } finally {
            dispose(trainingMatrix);
            dispose(validationMatrix);
        }
    }

    private Fit best(DMatrix training, DMatrix validation, Consumer<String> listener) throws XGBoostError {
        CoordinateDescent descent = new CoordinateDescent(parameters);
        List<Fit> fits = new ArrayList<>();
        for (double lambda : parameters.lambdas()) {
            Fit fit = descent.fit(training, validation, lambda);
            listener.accept("lambda " + lambda + ": log loss " + fit.loss());
            fits.add(fit);
        }
        return fits.stream()
                .reduce((one, other) -> other.loss() < one.loss() ? other : one)
                .orElseThrow();
    }

    /**
     * The fit in the terms of the serving code, which standardises around the mean: what the weights give for the way from
     * the median to the mean goes to the intercept.
     */
    private static TrainedLogistic trained(
            List<String> names, Standardisation[] scales, int[] bearers, Fit fit, int rows, int all) {
        double[] missing = new double[names.size()];
        for (int indicator = 0; indicator < bearers.length; indicator++) {
            missing[bearers[indicator]] = fit.weight(names.size() + indicator);
        }
        double intercept = fit.intercept();
        List<Term> terms = new ArrayList<>();
        for (int input = 0; input < names.size(); input++) {
            Standardisation scale = scales[input];
            intercept += fit.weight(input) * ((scale.mean() - scale.median()) / scale.deviation());
            terms.add(new Term(
                    names.get(input),
                    scale.median(),
                    scale.mean(),
                    scale.deviation(),
                    fit.weight(input),
                    missing[input],
                    (double) scale.missing() / all));
        }
        return new TrainedLogistic(new LogisticTerms(intercept, terms), fit.lambda(), fit.loss(), rows);
    }

    /** Rows of patients drawn one after the other until there are enough; all rows where they are not too many. */
    private int[] drawn(LabelledRows rows) {
        if (rows.size() <= parameters.mostRows()) {
            return IntStream.range(0, rows.size()).toArray();
        }
        int[] sizes = new int[rows.patientCount()];
        IntStream.range(0, rows.size()).forEach(row -> sizes[rows.patient(row)]++);
        SplittableRandom random = new SplittableRandom(parameters.seed());
        int[] order = IntStream.range(0, sizes.length).toArray();
        boolean[] chosen = new boolean[sizes.length];
        long enough = 0;
        for (int last = order.length - 1; last >= 0 && enough < parameters.mostRows(); last--) {
            int pick = random.nextInt(last + 1);
            int patient = order[pick];
            order[pick] = order[last];
            chosen[patient] = true;
            enough += sizes[patient];
        }
        return IntStream.range(0, rows.size())
                .filter(row -> chosen[rows.patient(row)])
                .toArray();
    }

    private static void dispose(@Nullable DMatrix matrix) {
        if (matrix != null) {
            matrix.dispose();
        }
    }
}
