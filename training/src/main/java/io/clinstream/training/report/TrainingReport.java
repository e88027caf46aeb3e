package io.clinstream.training.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.training.boost.IterationFigures;
import io.clinstream.training.evaluation.Difference;
import io.clinstream.training.evaluation.OperatingPoint;
import io.clinstream.training.evaluation.Reliability;
import io.clinstream.training.evaluation.ScorerFigures;
import io.clinstream.training.evaluation.Subgroup;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything there is to say of a training. Unless it says otherwise, a figure is of the test part, which nothing was
 * chosen by.
 *
 * @param model name of the model
 * @param outcome what the probability is of
 * @param trainedAt when
 * @param codeVersion version of the program
 * @param data what it was trained on
 * @param parameters how, by name
 * @param growth how the trees grew
 * @param calibration of the margin of the trees, fitted on the validation part
 * @param levels where MEDIUM and HIGH begin, chosen on the validation part
 * @param figures of the trees first, then of the rivals
 * @param differences the trees against each rival
 * @param operatingPoints what thresholds do
 * @param subgroups the trees by site and sex
 * @param reliability predicted against observed, by scorer
 * @param importance features by mean contribution, the largest first
 * @param notes what a reader must know
 */
public record TrainingReport(
        String model,
        String outcome,
        Instant trainedAt,
        String codeVersion,
        Data data,
        Map<String, String> parameters,
        Growth growth,
        Calibration calibration,
        Levels levels,
        List<ScorerFigures> figures,
        List<Difference> differences,
        List<Operation> operatingPoints,
        List<Subgroup> subgroups,
        Map<String, List<Reliability.Bin>> reliability,
        List<Importance> importance,
        List<String> notes) {

    /**
     * The training set.
     *
     * @param trainingSet its id
     * @param manifestSha256 checksum of its manifest, which has those of all files
     * @param featureSet fingerprint of its feature set
     * @param request what was asked for
     * @param parts its parts, in order
     */
    public record Data(
            String trainingSet, String manifestSha256, String featureSet, ObjectNode request, List<PartSize> parts) {}

    /**
     * A part.
     *
     * @param name of the part
     * @param rows rows
     * @param patients patients
     * @param positives rows with label 1
     * @param positivePatients patients with such a row
     * @param prevalence share of the rows with label 1
     * @param patientDays days under observation
     */
    public record PartSize(
            String name,
            int rows,
            int patients,
            int positives,
            int positivePatients,
            double prevalence,
            double patientDays) {}

    /**
     * How the trees grew.
     *
     * @param inputs features that vary in training
     * @param leftOut features that do not, and were left out
     * @param trees trees kept: up to the best iteration
     * @param iterations figures of every iteration
     */
    public record Growth(int inputs, int leftOut, int trees, List<IterationFigures> iterations) {}

    /**
     * Log-odds are {@code slope × margin + intercept}.
     *
     * @param slope above 0
     * @param intercept log-odds of a margin of 0
     */
    public record Calibration(double slope, double intercept) {}

    /**
     * Where levels begin.
     *
     * @param medium least probability of MEDIUM
     * @param high least probability of HIGH
     * @param rule what they were chosen by
     */
    public record Levels(double medium, double high, String rule) {}

    /**
     * What a threshold of a scorer does.
     *
     * @param scorer whose
     * @param numberNeededToEvaluate rows at or above it for one that is positive
     * @param alertsPerRightAlert alerts for one that is right
     * @param point the rest
     */
    public record Operation(
            String scorer, double numberNeededToEvaluate, double alertsPerRightAlert, OperatingPoint point) {

        /** The threshold of a scorer. */
        public static Operation of(String scorer, OperatingPoint point) {
            return new Operation(scorer, point.numberNeededToEvaluate(), point.alertsPerRightAlert(), point);
        }
    }

    /**
     * What a feature counts for.
     *
     * @param feature its name
     * @param meanContribution mean absolute contribution to the log-odds over a sample of the test part, by the serving
     *     code's exact Shapley values
     * @param gain mean gain of the splits on it
     */
    public record Importance(String feature, double meanContribution, double gain) {}
}
