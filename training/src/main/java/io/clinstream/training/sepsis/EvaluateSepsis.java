package io.clinstream.training.sepsis;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.files.TrialFileException;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.training.sepsis.rows.EvaluationInputs;
import io.clinstream.training.sepsis.rows.OfflineCopy;
import io.clinstream.training.sepsis.rows.VectorFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evaluate-sepsis DIR --vectors FOLDER}: rows, training, figures, report. */
@Command(
        name = "evaluate-sepsis",
        description = {
            "Trains on and evaluates with public patients whether the onset of sepsis within 24 hours can be told.",
            "Patients are split as committed. docs/evaluation.md has the task and the figures."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage.",
            "Example: evaluate-sepsis training_setB --vectors offline --json evaluation.json"
        })
public final class EvaluateSepsis implements Callable<Integer> {

    private static final int PROGRESS_EVERY = 4_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder with the patients' .psv files.")
    private Path stays;

    @Option(
            names = "--vectors",
            required = true,
            paramLabel = "FOLDER",
            description = "Parquet files of the offline store, at any depth.")
    private Path vectors;

    @Option(
            names = "--fetch",
            description = "First copy the offline store of the stack whose addresses are configured into that folder,"
                    + " until every patient's load is complete.")
    private boolean fetch;

    @Option(
            names = "--patience",
            paramLabel = "MINUTES",
            defaultValue = "120",
            description = "How long to wait for the load with --fetch. Default: ${DEFAULT-VALUE}.")
    private long patienceMinutes;

    @Option(names = "--json", paramLabel = "FILE", required = true, description = "Where the figures go, as JSON.")
    private Path json;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description = "A Markdown page whose figures are replaced, between its two marks.")
    private Path page;

    @Option(
            names = "--part",
            paramLabel = "PART",
            defaultValue = "test",
            description = "Part to measure, test or validation. While anything is still being chosen: validation."
                    + " Default: ${DEFAULT-VALUE}.")
    private String part;

    @Option(
            names = "--folds",
            paramLabel = "NUMBER",
            description = "Cross-validate over all patients with so many folds, 2 to 20, instead of measuring a part of"
                    + " the committed split.")
    private @Nullable Integer folds;

    @Option(
            names = "--epoch",
            paramLabel = "INSTANT",
            description = "Where hour 0 of the stays was placed. Default: as the producer places it.")
    private Instant epoch = Placement.USUAL.epoch();

    @Option(names = "--patient-prefix", defaultValue = "", description = "As the patients were loaded. Default: none.")
    private String patientPrefix;

    @Option(names = "--commit", defaultValue = "unknown", description = "Commit of the program, for the report.")
    private String commit;

    private final Clock clock;

    EvaluateSepsis(Clock clock) {
        this.clock = clock;
    }

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new EvaluateSepsis(Clock.systemUTC())).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            evaluate(measuredPart(), wantedFolds());
            return CommandLine.ExitCode.OK;
        } catch (TrialFileException broken) {
            say(String.valueOf(broken.getMessage()));
        } catch (SQLException | IllegalArgumentException unusable) {
            say("the vectors in " + vectors + " cannot be used: " + unusable.getMessage());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private Part measuredPart() {
        return Arrays.stream(new Part[] {Part.TEST, Part.VALIDATION})
                .filter(known -> known.text().equals(part))
                .findFirst()
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(), "--part must be test or validation, was " + part));
    }

    private @Nullable Folds wantedFolds() {
        try {
            return folds == null ? null : new Folds(folds);
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--folds: " + wrong.getMessage(), wrong);
        }
    }

    private void evaluate(Part measured, @Nullable Folds wanted)
            throws IOException, SQLException, InterruptedException {
        Cohort cohort = Cohort.read(stays, read -> {
            if (read % PROGRESS_EVERY == 0) {
                say(read + " patients read");
            }
        });
        if (fetch) {
            fetchVectors(cohort);
        }
        EvaluationHours hours = hours(cohort);
        String figures = wanted == null ? measure(measured, cohort, hours) : crossValidate(wanted, cohort, hours);
        PrintWriter out = spec.commandLine().getOut();
        out.print(figures);
        out.flush();
    }

    private String measure(Part measured, Cohort cohort, EvaluationHours hours) throws IOException {
        PatientSplit split = PatientSplit.committed();
        EvaluationRows rows = EvaluationRows.of(cohort, split, hours);
        PartRows validation = rows.of(Part.VALIDATION);
        List<HourScorer> scorers = new ModelTraining(this::say).all(rows.of(Part.TRAIN), validation, rows.inputs());
        say("measuring the " + measured.text() + " part");
        SepsisEvaluation evaluation = SepsisEvaluation.of(scorers, validation, rows.of(measured));
        EvaluationFacts facts = facts(cohort, split, rows, scorers);
        EvaluationJson.write(facts, evaluation, json);
        String figures = EvaluationMarkdown.of(facts, evaluation);
        if (page != null) {
            EvaluationMarkdown.MARKS.replace(page, figures);
        }
        return figures;
    }

    private String crossValidate(Folds wanted, Cohort cohort, EvaluationHours hours) throws IOException {
        CrossValidation validation = CrossValidation.of(cohort, wanted, hours, this::say);
        CrossValidationFacts facts = new CrossValidationFacts(
                cohort.sha256(), FeatureCatalog.current().featureSet(), hours.vectors(), commit, madeAt());
        CrossValidationJson.write(facts, validation, json);
        String figures = CrossValidationMarkdown.of(facts, validation);
        if (page != null) {
            CrossValidationMarkdown.MARKS.replace(page, figures);
        }
        return figures;
    }

    private void fetchVectors(Cohort cohort) throws IOException, SQLException, InterruptedException {
        Set<String> patients = cohort.stays().stream()
                .map(stay -> patientPrefix + stay.patient())
                .collect(Collectors.toSet());
        new OfflineCopy(MinioObjectStore.from(Configuration.fromEnvironment()), vectors, clock, this::say)
                .untilComplete(patients, Duration.ofMinutes(patienceMinutes));
    }

    private EvaluationHours hours(Cohort cohort) throws IOException, SQLException {
        Path spill = Files.createTempDirectory("evaluate-sepsis");
        try (VectorFiles files = VectorFiles.open(vectors, spill)) {
            say("joining the hours with their vectors");
            return EvaluationHours.read(cohort, new Placement(epoch, patientPrefix), files);
        } finally {
            Files.deleteIfExists(spill);
        }
    }

    private EvaluationFacts facts(Cohort cohort, PatientSplit split, EvaluationRows rows, List<HourScorer> scorers) {
        Map<String, String> descriptions = new LinkedHashMap<>();
        scorers.forEach(scorer -> descriptions.put(scorer.name(), scorer.description()));
        return new EvaluationFacts(
                cohort.sha256(),
                split.sha256(),
                FeatureCatalog.current().featureSet(),
                rows.vectors(),
                rows.inputs(),
                EvaluationInputs.excluded(),
                Arrays.stream(Part.values())
                        .map(known -> PartFigures.of(rows.of(known)))
                        .toList(),
                descriptions,
                commit,
                madeAt());
    }

    private String madeAt() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void say(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(message);
        err.flush();
    }
}
