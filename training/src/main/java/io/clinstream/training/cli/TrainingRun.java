package io.clinstream.training.cli;

import io.clinstream.database.Database;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.registry.Metric;
import io.clinstream.registry.ModelRegistry;
import io.clinstream.registry.RegisteredVersion;
import io.clinstream.registry.RunLog;
import io.clinstream.training.boost.IterationFigures;
import io.clinstream.training.data.TrainingSetFacts;
import io.clinstream.training.pipeline.TrainingOutcome;
import io.clinstream.training.pipeline.TrainingPlan;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A training as the registry sees it: a run with parameters, curves and an end, and the versions that came of it. */
final class TrainingRun implements AutoCloseable {

    private final Database database;
    private final ModelRegistry registry;
    private final Clock clock;
    private final String by;
    private final RunLog run;

    private TrainingRun(Database database, ModelRegistry registry, Clock clock, String by, RunLog run) {
        this.database = database;
        this.registry = registry;
        this.clock = clock;
        this.by = by;
        this.run = run;
    }

    /** Begins a run in the experiment named as the model. */
    static TrainingRun begin(
            Configuration configuration,
            Clock clock,
            String by,
            TrainingPlan plan,
            TrainingSetFacts facts,
            String codeVersion) {
        Database database = new Database(
                configuration.text(Setting.POSTGRES_URL),
                configuration.text(Setting.POSTGRES_USER),
                configuration.secret(Setting.POSTGRES_PASSWORD),
                configuration.text(Setting.REGISTRY_ROLE));
        try {
            Map<String, String> tags = new LinkedHashMap<>();
            tags.put("git_commit", codeVersion);
            tags.put("training_set", facts.id());
            tags.put("data_manifest_sha256", facts.manifestSha256());
            tags.put("feature_set", facts.featureSet());
            tags.put("label", facts.label());
            Map<String, String> params = new LinkedHashMap<>(plan.trees().described());
            params.put("thresholds", plan.thresholds().text());
            RunLog run = RunLog.start(database.connections(), clock, plan.name(), by, tags, params);
            ModelRegistry registry =
                    new ModelRegistry(database.connections(), MinioObjectStore.from(configuration), clock);
            return new TrainingRun(database, registry, clock, by, run);
        } catch (RuntimeException unavailable) {
            database.close();
            throw unavailable;
        }
    }

    /** Logs curves and figures, and registers the model; the rival too where that is wished. */
    List<RegisteredVersion> finish(TrainingOutcome outcome, boolean rivalToo) {
        run.metrics(metrics(outcome));
        List<RegisteredVersion> versions = new ArrayList<>();
        versions.add(registry.register(outcome.model(), outcome.artifacts(), Optional.of(run.id()), by));
        if (rivalToo) {
            versions.add(registry.register(outcome.rival(), outcome.artifacts(), Optional.of(run.id()), by));
        }
        run.end(RunLog.Status.FINISHED);
        return versions;
    }

    /** The run came to nothing. */
    void fail() {
        run.end(RunLog.Status.FAILED);
    }

    private List<Metric> metrics(TrainingOutcome outcome) {
        Instant now = clock.instant();
        List<Metric> metrics = new ArrayList<>();
        for (IterationFigures figures : outcome.report().growth().iterations()) {
            metrics.add(new Metric("training_loss", figures.iteration(), figures.trainingLoss(), now));
            metrics.add(new Metric("validation_loss", figures.iteration(), figures.validationLoss(), now));
            metrics.add(new Metric("validation_auroc", figures.iteration(), figures.validationAuroc(), now));
            metrics.add(new Metric("validation_auprc", figures.iteration(), figures.validationAuprc(), now));
        }
        outcome.model().manifest().metrics().forEach((name, value) -> {
            if (value instanceof Number number) {
                metrics.add(new Metric("test_" + name, outcome.report().growth().trees(), number.doubleValue(), now));
            }
        });
        return metrics;
    }

    @Override
    public void close() {
        database.close();
    }
}
