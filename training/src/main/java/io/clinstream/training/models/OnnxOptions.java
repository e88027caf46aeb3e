package io.clinstream.training.models;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.onnx.OnnxDeclaration.Missing;
import io.clinstream.models.pack.ModelKind;
import io.clinstream.models.pack.ModelManifest;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.models.score.ContributionMethod;
import io.clinstream.models.score.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What must be known of an ONNX model that was trained elsewhere, to serve it like one of ours. */
final class OnnxOptions {

    private static final String FILE = "model.onnx";

    @Option(names = "--onnx", required = true, paramLabel = "FILE", description = "The graph.")
    private Path file = Path.of(FILE);

    @Option(names = "--name", required = true, description = "Name of the model: lower-case letters, digits, hyphens.")
    private String name = "";

    @Option(
            names = "--features",
            required = true,
            paramLabel = "FILE",
            description = "The features in the order of the graph's columns: a line each, NAME or NAME,REFERENCE.")
    private Path features = Path.of("");

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description = "JSON object of feature and reference value, what explanations compare with, for example the"
                    + " medians of the training rows. Default: those in --features.")
    private @Nullable Path reference;

    @Option(
            names = "--medium",
            required = true,
            paramLabel = "P",
            description = "Probability from which on a score is MEDIUM.")
    private double medium;

    @Option(
            names = "--high",
            required = true,
            paramLabel = "P",
            description = "Probability from which on a score is HIGH.")
    private double high;

    @Option(
            names = "--threshold-rule",
            paramLabel = "TEXT",
            defaultValue = "given at registration",
            description = "How the two were chosen. Default: ${DEFAULT-VALUE}.")
    private String rule = "";

    @Option(
            names = "--outcome",
            required = true,
            paramLabel = "TEXT",
            description = "What the probability is of, for example \"death within 24 h\".")
    private String outcome = "";

    @Option(
            names = "--description",
            paramLabel = "TEXT",
            defaultValue = "A model in ONNX format.",
            description = "What it is, for people. Default: ${DEFAULT-VALUE}")
    private String description = "";

    @Option(
            names = "--required",
            split = ",",
            paramLabel = "FEATURE",
            description = "Features without which no score is given, comma separated. Default: none.")
    private List<String> required = List.of();

    @Option(
            names = "--freshness",
            split = ",",
            paramLabel = "RULE",
            description = "GROUP=DURATION or GROUP=DURATION:required, comma separated; groups are vitals, labs,"
                    + " adverse_events. Default: vitals=PT12H:required and labs=PT24H, each if the model reads such"
                    + " features.")
    private List<String> freshness = List.of();

    @Option(names = "--input", defaultValue = "x", description = "Its input tensor. Default: ${DEFAULT-VALUE}.")
    private String input = "";

    @Option(
            names = "--output",
            defaultValue = "p",
            description = "Its output tensor with the probability. Default: ${DEFAULT-VALUE}.")
    private String output = "";

    @Option(
            names = "--missing",
            defaultValue = "NAN",
            description = "What a missing input is to the graph: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Missing missing = Missing.NAN;

    @Option(
            names = "--training-set",
            paramLabel = "ID",
            description = "The training set it was trained on: its test rows decide on promotion.")
    private @Nullable String trainingSet;

    @Option(
            names = "--trained-at",
            paramLabel = "INSTANT",
            description = "When it was trained. Default: when the file was last changed.")
    private @Nullable Instant trainedAt;

    /**
     * Makes the package.
     *
     * @throws IOException a file cannot be read
     * @throws io.clinstream.models.InvalidModelException a rule is broken
     */
    ModelPackage pack() throws IOException {
        FeatureList list = FeatureList.read(features, reference);
        Instant trained = trainedAt == null ? Files.getLastModifiedTime(file).toInstant() : trainedAt;
        ModelManifest draft = new ModelManifest(
                ModelManifest.FORMAT,
                name,
                ModelKind.ONNX,
                description,
                outcome,
                FeatureCatalog.current().featureSet(),
                list.names(),
                required,
                FreshnessRules.of(freshness, list.names()),
                ModelManifest.Calibration.NONE,
                new Thresholds(medium, high, rule),
                new ModelManifest.Explanation(ContributionMethod.SHAPLEY_SAMPLED, list.reference()),
                new ModelManifest.Onnx(input, output, missing),
                List.of(),
                new ModelManifest.Training(trainingSet, null, null, trained.truncatedTo(ChronoUnit.SECONDS)),
                Map.of(),
                List.of());
        return ModelPackage.seal(draft, Map.of(FILE, Files.readAllBytes(file)));
    }
}
