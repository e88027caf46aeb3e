package io.clinstream.training.pipeline;

import io.clinstream.training.boost.TrainedTrees;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.data.Part;
import io.clinstream.training.data.TrainingSet;
import io.clinstream.training.evaluation.PatientDays;
import io.clinstream.training.linear.TrainedLogistic;
import io.clinstream.training.report.TrainingReport;
import io.clinstream.training.report.TrainingReport.Calibration;
import io.clinstream.training.report.TrainingReport.Data;
import io.clinstream.training.report.TrainingReport.Growth;
import io.clinstream.training.report.TrainingReport.Importance;
import io.clinstream.training.report.TrainingReport.Levels;
import io.clinstream.training.report.TrainingReport.PartSize;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts a report together. */
final class ReportAssembly {

    private final TrainingPlan plan;
    private final TrainingSet set;
    private final Instant trainedAt;
    private final String codeVersion;

    ReportAssembly(TrainingPlan plan, TrainingSet set, Instant trainedAt, String codeVersion) {
        this.plan = plan;
        this.set = set;
        this.trainedAt = trainedAt;
        this.codeVersion = codeVersion;
    }

    TrainingReport report(
            String outcome,
            TrainedTrees trees,
            TrainedLogistic logistic,
            Candidate model,
            TestFigures figures,
            List<Importance> importances) {
        int offered = set.facts().features().size() - plan.excluded().size();
        return new TrainingReport(
                plan.name(),
                outcome,
                trainedAt,
                codeVersion,
                data(),
                parameters(logistic),
                new Growth(
                        trees.inputs().size(),
                        offered - trees.inputs().size(),
                        trees.bestIteration(),
                        trees.iterations()),
                new Calibration(model.calibration().slope(), model.calibration().intercept()),
                new Levels(
                        model.thresholds().medium(),
                        model.thresholds().high(),
                        model.thresholds().rule()),
                figures.figures().scorers(),
                figures.figures().differences(),
                figures.operations(),
                figures.subgroups(),
                figures.reliability(),
                importances,
                figures.notes());
    }

    private Data data() {
        return new Data(
                set.facts().id(),
                set.facts().manifestSha256(),
                set.facts().featureSet(),
                set.facts().request(),
                List.of(
                        size(Part.TRAIN, set.train()),
                        size(Part.VALIDATION, set.validation()),
                        size(Part.TEST, set.test())));
    }

    private static PartSize size(Part part, LabelledRows rows) {
        return new PartSize(
                part.label(),
                rows.size(),
                rows.patientCount(),
                rows.positives(),
                rows.positivePatients(),
                (double) rows.positives() / rows.size(),
                PatientDays.of(rows));
    }

    private Map<String, String> parameters(TrainedLogistic logistic) {
        Map<String, String> parameters = new LinkedHashMap<>(plan.trees().described());
        int positives = set.train().positives();
        parameters.put(
                "scale_pos_weight",
                String.valueOf(
                        plan.trees().classWeight().of(positives, set.train().size() - positives)));
        parameters.put("bootstrap_replicates", String.valueOf(plan.bootstrap().replicates()));
        parameters.put("bootstrap_seed", String.valueOf(plan.bootstrap().seed()));
        parameters.put("logistic_lambda", String.valueOf(logistic.lambda()));
        parameters.put("logistic_rows", String.valueOf(logistic.rows()));
        parameters.put("logistic_validation_loss", String.valueOf(logistic.validationLoss()));
        if (!plan.excluded().isEmpty()) {
            parameters.put("excluded", String.join(",", plan.excluded()));
        }
        return parameters;
    }
}
