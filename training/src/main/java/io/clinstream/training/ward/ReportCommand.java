package io.clinstream.training.ward;

import io.clinstream.models.pack.ModelPackage;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.data.LeastSizes;
import io.clinstream.training.data.Part;
import io.clinstream.training.data.TrainingSet;
import io.clinstream.training.data.TrainingSetFacts;
import io.clinstream.training.evaluation.PatientBootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code report}: a trained model beside the truth. */
@Command(
        name = "report",
        description = "Score the test part of a training set and compare with what was true, row by row.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {

    private static final long SEED = 20_260_101;

    @Spec
    private CommandSpec spec;

    @Option(names = "--hazard-file", paramLabel = "FILE", required = true, description = "As simulate wrote it.")
    private Path hazards = Path.of("");

    @Option(names = "--training-set", paramLabel = "DIR", required = true, description = "Folder of the training set.")
    private Path trainingSet = Path.of("");

    @Option(names = "--model", paramLabel = "DIR", required = true, description = "Package of the model.")
    private Path model = Path.of("");

    @Option(names = "--rival", paramLabel = "DIR", required = true, description = "Package of its rival.")
    private Path rival = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for ward.json and ward.md.")
    private Path out = Path.of("");

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Replicates of the intervals, by patient; default ${DEFAULT-VALUE}.")
    private int replicates;

    @Override
    public Integer call() throws IOException {
        PatientBootstrap bootstrap;
        try {
            bootstrap = new PatientBootstrap(replicates, SEED);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--bootstrap: " + wrong.getMessage(), wrong);
        }
        TrainingSetFacts facts = TrainingSetFacts.read(Files.readAllBytes(trainingSet.resolve(TrainingSet.MANIFEST)));
        LabelledRows test = TrainingSet.part(Part.TEST, trainingSet, facts, LeastSizes.USUAL, text -> {});
        WardEvaluation evaluation = WardEvaluation.of(
                facts.id(), test, packageIn(model), packageIn(rival), HazardTruth.read(hazards), bootstrap);
        Files.createDirectories(out);
        String text = WardText.of(evaluation);
        Files.writeString(out.resolve("ward.md"), text);
        Files.writeString(out.resolve("ward.json"), WardJson.of(evaluation));
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return evaluation.meetsTheGoal() ? 0 : WardMain.MISSED;
    }

    private static ModelPackage packageIn(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(Files::isRegularFile).toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return ModelPackage.read(files);
    }
}
