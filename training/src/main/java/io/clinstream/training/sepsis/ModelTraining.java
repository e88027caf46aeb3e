package io.clinstream.training.sepsis;

import io.clinstream.models.tree.TreeEnsemble;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.linear.LogisticParameters;
import io.clinstream.training.linear.RegularisedLogistic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Trains the models of the evaluation. Every number here was chosen on the train and validation parts. */
final class ModelTraining {

    private static final double SHARE_OF_OTHERS = 0.45;
    private static final List<Member> MEMBERS = List.of(
            new Member(new WeightedTrees.Growth(4, 0.05, 0.5, 0.12, 100, 100, 110, 30), 6, 1),
            new Member(new WeightedTrees.Growth(4, 0.05, 0.5, 0.15, 120, 120, 110, 30), 0, 2),
            new Member(new WeightedTrees.Growth(5, 0.05, 0.5, 0.1, 200, 200, 110, 30), 0, 3));

    /** One ensemble: how it is grown, what {@link TrainingDraw} lets earlier hours weigh, and its seed. */
    private record Member(WeightedTrees.Growth growth, double earlier, long seed) {}

    private final Consumer<String> progress;

    ModelTraining(Consumer<String> progress) {
        this.progress = progress;
    }

    /** The models and NEWS2, in the order of the report. */
    List<HourScorer> all(PartRows training, PartRows validation, List<String> inputs) {
        return List.of(
                trees(training, validation, inputs),
                logistic(training, validation, inputs),
                News2Scorer.fit(validation.rows().beforeOnset()));
    }

    /** Grows the ensembles, each until the validation part gains nothing any more. */
    TreesScorer trees(PartRows training, PartRows validation, List<String> inputs) {
        List<TreeEnsemble> ensembles = new ArrayList<>();
        LabelledRows judged = validation.rows().beforeOnset();
        int[] places = training.rows().beforeOnset().places(inputs);
        try (WeightedTrees trainer = new WeightedTrees(judged, inputs, progress)) {
            for (Member member : MEMBERS) {
                progress.accept("growing " + member);
                TrainingDraw draw = TrainingDraw.of(training, SHARE_OF_OTHERS, member.earlier(), member.seed());
                ensembles.add(trainer.grow(draw, places, member.growth(), member.seed()));
            }
        }
        return TreesScorer.calibrated(ensembles, inputs, judged);
    }

    /** Fits the rival. */
    LogisticScorer logistic(PartRows training, PartRows validation, List<String> inputs) {
        progress.accept("fitting the logistic regression");
        LabelledRows judged = validation.rows().beforeOnset();
        return LogisticScorer.calibrated(
                new RegularisedLogistic(LogisticParameters.USUAL)
                        .train(training.rows().beforeOnset(), judged, inputs, progress),
                judged);
    }
}
