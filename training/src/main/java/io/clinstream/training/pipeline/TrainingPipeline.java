package io.clinstream.training.pipeline;

import io.clinstream.models.linear.LogisticModel;
import io.clinstream.models.pack.ModelKind;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.models.tree.TreeEnsemble;
import io.clinstream.models.tree.TreeModel;
import io.clinstream.stores.CodeVersion;
import io.clinstream.training.boost.BoostedTrees;
import io.clinstream.training.boost.TrainedTrees;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.data.TrainingSet;
import io.clinstream.training.linear.RegularisedLogistic;
import io.clinstream.training.linear.TrainedLogistic;
import io.clinstream.training.report.HtmlReport;
import io.clinstream.training.report.Pictures;
import io.clinstream.training.report.ReportJson;
import io.clinstream.training.report.TrainingReport;
import io.clinstream.training.report.TrainingReport.Importance;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From a training set to a model package: trees and their rival are trained, calibrated and given levels, then look at the
 * test part once, through the code that will serve them.
 */
public final class TrainingPipeline {

    /** Suffix of the rival's name. */
    public static final String RIVAL = "-logistic";

    private static final String TREES_FILE = "trees.json";
    private static final String LOGISTIC_FILE = "logistic.json";

    private final TrainingPlan plan;
    private final Clock clock;

    /** A pipeline by a plan; {@code clock} dates the model. */
    public TrainingPipeline(TrainingPlan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * Trains.
     *
     * @throws io.clinstream.training.boost.TrainingFailedException there was nothing to learn
     * @throws io.clinstream.training.calibration.CalibrationException no honest probabilities or levels can be made
     */
    public TrainingOutcome run(TrainingSet set, TrainingListener listener) {
        List<String> inputs = set.facts().features().stream()
                .filter(feature -> !plan.excluded().contains(feature))
                .toList();
        listener.begins("growing trees");
        TrainedTrees trees =
                new BoostedTrees(plan.trees()).train(set.train(), set.validation(), inputs, listener::grew);
        listener.begins("fitting the logistic regression");
        TrainedLogistic logistic =
                new RegularisedLogistic(plan.logistic()).train(set.train(), set.validation(), inputs, text -> {});
        listener.begins("calibrating and choosing thresholds");
        Candidate model = Candidate.of(
                plan.name(),
                new TreeModel(TreeEnsemble.fromXgboostJson(trees.json())),
                trees.inputs(),
                set,
                plan.thresholds());
        Candidate rival = Candidate.of(
                plan.name() + RIVAL, LogisticModel.of(logistic.terms()), logistic.inputs(), set, plan.thresholds());
        listener.begins("evaluating on the test part");
        TestFigures figures = TestFigures.of(set.test(), List.of(model, rival), plan);
        listener.begins("explaining");
        List<Importance> importances = Importances.of(
                model.model(), model.inputs(), model.calibration().slope(), set.test(), trees.gains());
        return outcome(set, new Trained(trees, logistic, model, rival), figures, importances);
    }

    private record Trained(TrainedTrees trees, TrainedLogistic logistic, Candidate model, Candidate rival) {}

    private TrainingOutcome outcome(
            TrainingSet set, Trained trained, TestFigures figures, List<Importance> importances) {
        Instant now = clock.instant();
        String code = CodeVersion.current();
        Packaging packaging = new Packaging(plan, set.facts(), now, code);
        LabelledRows test = set.test();
        double prevalence = (double) test.positives() / test.size();
        ModelPackage model = packaging.of(
                trained.model(),
                ModelKind.XGBOOST,
                trained.trees().bestIteration() + " gradient-boosted trees (XGBoost) on "
                        + trained.model().inputs().size() + " features",
                Map.of(TREES_FILE, trained.trees().json()),
                Packaging.metrics(figures.figures(), 0, prevalence));
        ModelPackage rival = packaging.of(
                trained.rival(),
                ModelKind.LOGISTIC,
                "Regularised logistic regression on " + trained.rival().inputs().size() + " features, the rival of "
                        + plan.name(),
                Map.of(LOGISTIC_FILE, trained.logistic().terms().write()),
                Packaging.metrics(figures.figures(), 1, prevalence));
        SelfCheck.run(model, test, trained.model().test());
        SelfCheck.run(rival, test, trained.rival().test());
        TrainingReport report = new ReportAssembly(plan, set, now, code)
                .report(
                        packaging.outcome(),
                        trained.trees(),
                        trained.logistic(),
                        trained.model(),
                        figures,
                        importances);
        return new TrainingOutcome(model, rival, report, artifacts(report, figures));
    }

    private static Map<String, byte[]> artifacts(TrainingReport report, TestFigures figures) {
        Map<String, String> pictures = new Pictures(report, figures.curves()).all();
        Map<String, byte[]> artifacts = new LinkedHashMap<>();
        artifacts.put("report.json", ReportJson.bytes(report));
        artifacts.put("report.html", new HtmlReport(report, pictures).bytes());
        pictures.forEach((name, picture) -> artifacts.put(name, picture.getBytes(StandardCharsets.UTF_8)));
        return artifacts;
    }
}
