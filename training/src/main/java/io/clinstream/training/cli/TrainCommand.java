package io.clinstream.training.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.registry.RegisteredVersion;
import io.clinstream.stores.CodeVersion;
import io.clinstream.training.data.LeastSizes;
import io.clinstream.training.data.StoredTrainingSets;
import io.clinstream.training.data.TrainingSet;
import io.clinstream.training.data.TrainingSetService;
import io.clinstream.training.pipeline.TrainingOutcome;
import io.clinstream.training.pipeline.TrainingPipeline;
import io.clinstream.training.pipeline.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model and its rival, evaluates both against NEWS2, and registers the model. */
@Command(
        name = "train",
        description =
                "Trains boosted trees and a logistic regression on a training set, evaluates both against NEWS2 on"
                        + " the test part, writes a report, and registers the model.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "docs/training.md defines every figure. A model is registered, not promoted: scripts/models.sh promote.",
            "",
            "Exit codes: 0 trained; 1 failed; 2 wrong call or configuration; 3 the data allow no honest model."
        })
public final class TrainCommand implements Callable<Integer> {

    private final Supplier<Configuration> configuration;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private PlanOptions plans = new PlanOptions();

    @Option(
            names = "--least-patients",
            defaultValue = "20",
            description = "Fewer patients in a part are refused; default ${DEFAULT-VALUE}.")
    private int leastPatients;

    @Option(
            names = "--least-positive-patients",
            defaultValue = "5",
            description = "Fewer patients with a positive row in a part are refused; default ${DEFAULT-VALUE}.")
    private int leastPositivePatients;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Folder of the package, the rival's package and the report; default training-ID.")
    private @Nullable Path output;

    @Option(
            names = "--register",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Register the model and log the run; needs PostgreSQL and the object store. Default: yes.")
    private boolean register;

    @Option(names = "--register-rival", description = "Register the logistic regression too, as NAME-logistic.")
    private boolean registerRival;

    @Option(names = "--by", paramLabel = "WHO", description = "Who trains; default the user's name.")
    private String by = System.getProperty("user.name", "unknown");

    @Option(
            names = "--progress",
            defaultValue = "lines",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private ProgressStyle progress = ProgressStyle.lines;

    @Option(
            names = "--json",
            description = "Print the manifest of the model, where things lie, and what was registered.")
    private boolean json;

    /** The command with a configuration, read when an address is needed; {@code clock} dates the model. */
    public TrainCommand(Supplier<Configuration> configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String fault = source.fault();
        if (fault != null) {
            throw new ParameterException(spec.commandLine(), fault);
        }
        TrainingPlan plan = plan();
        try (ProgressStyle.Shown shown = progress.open(spec.commandLine().getErr(), plans.iterations())) {
            Path folder = folder(shown);
            TrainingSet set =
                    TrainingSet.read(folder, new LeastSizes(leastPatients, leastPositivePatients), shown::begins);
            Path target = output == null ? Path.of("training-" + set.facts().id()) : output;
            TrainingPipeline pipeline = new TrainingPipeline(plan, clock);
            if (!register) {
                TrainingOutcome outcome = pipeline.run(set, shown);
                new OutputFolder(target).write(outcome);
                print(outcome, target, List.of());
                return 0;
            }
            try (TrainingRun run =
                    TrainingRun.begin(configuration.get(), clock, by, plan, set.facts(), CodeVersion.current())) {
                TrainingOutcome outcome = trained(pipeline, set, shown, run);
                new OutputFolder(target).write(outcome);
                shown.begins("registering");
                print(outcome, target, run.finish(outcome, registerRival));
                return 0;
            }
        }
    }

    private static TrainingOutcome trained(
            TrainingPipeline pipeline, TrainingSet set, ProgressStyle.Shown shown, TrainingRun run) {
        try {
            return pipeline.run(set, shown);
        } catch (RuntimeException failed) {
            run.fail();
            throw failed;
        }
    }

    private TrainingPlan plan() {
        try {
            return plans.plan();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private Path folder(ProgressStyle.Shown shown) throws IOException, InterruptedException {
        if (source.folder() != null) {
            return source.folder();
        }
        Configuration settings = configuration.get();
        String id = source.trainingSet();
        if (id == null) {
            shown.begins("asking the feature service for a training set");
            id = new TrainingSetService(
                            settings.uri(Setting.FEATURE_SERVICE_URL), Duration.ofMinutes(source.waitMinutes()))
                    .build(source.request(clock.instant()), shown::begins);
        }
        return new StoredTrainingSets(
                        MinioObjectStore.from(settings), Path.of(settings.text(Setting.DATA_DIR), "training"))
                .fetch(id, shown::begins);
    }

    private void print(TrainingOutcome outcome, Path target, List<RegisteredVersion> registered) {
        if (json) {
            ObjectNode answer = Json.MAPPER.createObjectNode();
            answer.put("output", target.toString());
            answer.put("report", target.resolve("report.html").toString());
            answer.put("training_set", outcome.report().data().trainingSet());
            answer.set(
                    "metrics",
                    Json.MAPPER.valueToTree(outcome.model().manifest().metrics()));
            ArrayNode versions = answer.putArray("registered");
            registered.forEach(version -> versions.add(version.servedAs()));
            spec.commandLine().getOut().println(answer.toPrettyString());
        } else {
            new Summary(outcome.report(), spec.commandLine().getOut()).print();
            spec.commandLine().getOut().println("report: " + target.resolve("report.html"));
            registered.forEach(version -> spec.commandLine().getOut().println("registered: " + version.servedAs()));
        }
    }
}
