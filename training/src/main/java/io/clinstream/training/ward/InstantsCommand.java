package io.clinstream.training.ward;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code instants}: when a ward is scored. */
@Command(
        name = "instants",
        description = "Write the instants at which the patients of a hazard file are scored, for a training set.",
        mixinStandardHelpOptions = true)
final class InstantsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--hazard-file", paramLabel = "FILE", required = true, description = "As simulate wrote it.")
    private Path hazards = Path.of("");

    @Option(
            names = "--every",
            paramLabel = "HOURS",
            defaultValue = "7",
            description =
                    "Hours between two instants of a patient; default ${DEFAULT-VALUE}, which no round of vital signs"
                            + " divides.")
    private int every;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "CSV to write.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        WardInstants instants;
        try {
            instants = new WardInstants(every);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
        HazardTruth truth = HazardTruth.read(hazards);
        try (Writer file = Files.newBufferedWriter(out)) {
            int written = instants.write(truth, file);
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%,d instants of %,d patients%n",
                            written,
                            truth.patients().size());
        }
        return 0;
    }
}
