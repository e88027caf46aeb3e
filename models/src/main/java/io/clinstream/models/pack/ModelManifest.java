package io.clinstream.models.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.clinstream.models.Freshness;
import io.clinstream.models.InvalidModelException;
import io.clinstream.models.calibration.PlattCalibration;
import io.clinstream.models.onnx.OnnxDeclaration.Missing;
import io.clinstream.models.score.ContributionMethod;
import io.clinstream.models.score.Thresholds;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of a model package, {@code model.json}: everything about a model but its numbers. What each field may
 * hold is checked by {@link ModelPackage}; the format is described in {@code docs/models.md}.
 *
 * @param format version of this format, 1
 * @param name name of the model, lower-case letters, digits and hyphens
 * @param kind what the files are
 * @param description for people
 * @param outcome what the probability is of
 * @param featureSet fingerprint of the feature set the model was trained on
 * @param inputs features in the order of the model's inputs
 * @param required features without which there is no score; each is an input
 * @param freshness what the model asks of the age of each group, by group name
 * @param calibration from margin to log-odds
 * @param thresholds from probability to level
 * @param explanation how scores are explained
 * @param onnx names within the graph; of an ONNX model only
 * @param ensemble boosters that are added up; of an XGBoost model only, empty for the one in {@code trees.json}
 * @param training where the model comes from
 * @param metrics figures of its evaluation, by name
 * @param files the files of the package but this one
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelManifest(
        int format,
        String name,
        ModelKind kind,
        String description,
        String outcome,
        String featureSet,
        List<String> inputs,
        List<String> required,
        Map<String, Freshness> freshness,
        Calibration calibration,
        Thresholds thresholds,
        Explanation explanation,
        @Nullable Onnx onnx,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Booster> ensemble,

        Training training,
        Map<String, Object> metrics,
        List<PackagedFile> files) {

    /** Version of the format that is written. */
    public static final int FORMAT = 1;

    /**
     * Copies the collections.
     *
     * @throws InvalidModelException a field that must be there is null
     */
    public ModelManifest {
        Required.field("name", name);
        Required.field("kind", kind);
        Required.field("description", description);
        Required.field("outcome", outcome);
        Required.field("feature_set", featureSet);
        Required.field("calibration", calibration);
        Required.field("thresholds", thresholds);
        Required.field("explanation", explanation);
        Required.field("training", training);
        Required.field("inputs", inputs);
        Required.field("required", required);
        Required.field("freshness", freshness);
        Required.field("metrics", metrics);
        Required.field("files", files);
        inputs = List.copyOf(inputs);
        required = List.copyOf(required);
        freshness = Collections.unmodifiableMap(new TreeMap<>(freshness));
        ensemble = Required.orEmpty(ensemble);
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        files = List.copyOf(files);
    }

    /** The boosters of an XGBoost model. */
    public List<Booster> boosters() {
        return ensemble.isEmpty() ? List.of(new Booster(Booster.DEFAULT_FILE, 1, null)) : ensemble;
    }

    ModelManifest withFiles(List<PackagedFile> packaged) {
        return new ModelManifest(
                format,
                name,
                kind,
                description,
                outcome,
                featureSet,
                inputs,
                required,
                freshness,
                calibration,
                thresholds,
                explanation,
                onnx,
                ensemble,
                training,
                metrics,
                packaged);
    }

    /** Ways of calibration. */
    public enum CalibrationMethod {
        /** log-odds = slope × margin + intercept. */
        PLATT
    }

    /**
     * From margin to log-odds.
     *
     * @param method way of calibration
     * @param slope above 0
     * @param intercept log-odds at a margin of 0
     */
    public record Calibration(CalibrationMethod method, double slope, double intercept) {

        /** Checks that the method is there. */
        public Calibration {
            Required.field("calibration.method", method);
        }

        /** The margin is the log-odds. */
        public static final Calibration NONE = new Calibration(CalibrationMethod.PLATT, 1, 0);

        /** The calibration as a function. */
        public PlattCalibration platt() {
            return new PlattCalibration(slope, intercept);
        }
    }

    /**
     * How scores are explained.
     *
     * @param method the method that belongs to the kind
     * @param reference of an ONNX model: for each input the value that stands for "not known"
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Explanation(ContributionMethod method, Map<String, Double> reference) {

        /** Copies the map. */
        public Explanation {
            Required.field("explanation.method", method);
            reference = Collections.unmodifiableMap(new TreeMap<>(Required.orEmpty(reference)));
        }

        /** An explanation that needs no reference. */
        public static Explanation by(ContributionMethod method) {
            return new Explanation(method, Map.of());
        }
    }

    /**
     * Names within an ONNX graph.
     *
     * @param input the tensor of input values, FLOAT [N, inputs]
     * @param output the tensor of probabilities
     * @param missing what a missing input is to the graph; NAN unless given
     */
    public record Onnx(String input, String output, Missing missing) {
        /** Checks that both names are there. */
        public Onnx(String input, String output, @Nullable Missing missing) {
            Required.field("onnx.input", input);
            Required.field("onnx.output", output);
            this.input = input;
            this.output = output;
            this.missing = missing == null ? Missing.NAN : missing;
        }
    }

    /**
     * One booster of an ensemble.
     *
     * @param file its JSON
     * @param weight what its margin is multiplied by before it is added
     * @param trees how many of its trees count, from the first; null for all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Booster(
            String file, double weight, @Nullable Integer trees) {

        /** Checks that a file is named. */
        public Booster {
            Required.field("ensemble.file", file);
        }

        /** File of the only booster. */
        public static final String DEFAULT_FILE = "trees.json";
    }

    /**
     * Where a model comes from.
     *
     * @param trainingSet id of the training set; null where it was trained elsewhere
     * @param dataSha256 checksum of its manifest; null as the id
     * @param gitCommit commit of the code that trained it; null where not known
     * @param trainedAt when
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Training(
            @Nullable String trainingSet,
            @Nullable String dataSha256,
            @Nullable String gitCommit,
            Instant trainedAt) {

        /** Checks that the instant is there. */
        public Training {
            Required.field("training.trained_at", trainedAt);
        }
    }

    /**
     * One file of a package.
     *
     * @param name a plain file name
     * @param sha256 of its bytes, lower-case hex
     * @param bytes its length
     */
    public record PackagedFile(String name, String sha256, long bytes) {
        /** Checks that name and checksum are there. */
        public PackagedFile {
            Required.field("files.name", name);
            Required.field("files.sha256", sha256);
        }
    }
}
