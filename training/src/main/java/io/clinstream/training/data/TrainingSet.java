package io.clinstream.training.data;

import io.clinstream.stores.Checksum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A training set in memory.
 *
 * @param facts what its manifest says
 * @param train what trees grow on
 * @param validation what says when to stop
 * @param test what is looked at once
 */
public record TrainingSet(TrainingSetFacts facts, LabelledRows train, LabelledRows validation, LabelledRows test) {

    /** File of the manifest. */
    public static final String MANIFEST = "manifest.json";

    /**
     * Reads a training set that lies in a folder, and checks it.
     *
     * @param folder with three Parquet files and their manifest
     * @param least how small it may be
     * @param listener hears what is being read
     * @throws UnusableTrainingSetException a file is missing or damaged, rows are of another feature set, a label is not
     *     settled, or a part is too small
     */
    public static TrainingSet read(Path folder, LeastSizes least, Consumer<String> listener) {
        TrainingSetFacts facts = TrainingSetFacts.read(bytes(folder.resolve(MANIFEST)));
        return new TrainingSet(
                facts,
                part(Part.TRAIN, folder, facts, least, listener),
                part(Part.VALIDATION, folder, facts, least, listener),
                part(Part.TEST, folder, facts, least, listener));
    }

    /**
     * Reads one part of a training set that lies in a folder.
     *
     * @throws UnusableTrainingSetException likewise
     */
    public static LabelledRows part(
            Part part, Path folder, TrainingSetFacts facts, LeastSizes least, Consumer<String> listener) {
        Path file = folder.resolve(part.fileName());
        listener.accept("reading " + part.fileName());
        String expected = expected(facts.checksums(), part);
        if (!Files.isRegularFile(file)) {
            throw new UnusableTrainingSetException(file + " is missing");
        }
        if (!Checksum.of(file).equals(expected)) {
            throw new UnusableTrainingSetException(file + " is not what its manifest says: its checksum differs");
        }
        LabelledRows rows = ParquetRows.read(file, facts.label(), facts.features(), facts.featureSet());
        least.check(part, rows);
        return rows;
    }

    private static String expected(Map<String, String> checksums, Part part) {
        String expected = checksums.get(part.fileName());
        if (expected == null) {
            throw new UnusableTrainingSetException("manifest.json must name " + part.fileName());
        }
        return expected;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(file + " cannot be read", missing);
        }
    }
}
