package io.clinstream.training.models;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.pack.ModelManifest;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.Checksum;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.data.ParquetRows;
import io.clinstream.training.data.Part;
import io.clinstream.training.data.TrainingSet;
import io.clinstream.training.data.TrainingSetFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows on which a candidate is compared: a Parquet file, and the name of its label.
 *
 * @param file the file
 * @param label column of the label
 * @param source where the rows come from, for the history
 * @param sha256 checksum of the file
 * @param isCopy whether the file goes away when this is closed
 */
record TestRows(Path file, String label, String source, String sha256, boolean isCopy) implements AutoCloseable {

    private static final String FOLDER = "features/training/";

    /**
     * The test part of the training set that a candidate names, from the bucket.
     *
     * @throws NoComparisonException it names none, or not the one that is there
     */
    static TestRows ofTrainingSet(ModelManifest.Training training, ObjectStore objects) throws IOException {
        String id = training.trainingSet();
        if (id == null) {
            throw new NoComparisonException("the candidate names no training set; give its test rows with --data");
        }
        byte[] manifest = objects.find(FOLDER + id + "/" + TrainingSet.MANIFEST)
                .orElseThrow(() -> new NoComparisonException(
                        "training set " + id + " is not in the bucket; give the test rows with --data"));
        if (training.dataSha256() != null && !training.dataSha256().equals(Checksum.of(manifest))) {
            throw new NoComparisonException("training set " + id
                    + " in the bucket is not the one the candidate was trained on: its manifest has"
                    + " another checksum; give the test rows with --data");
        }
        TrainingSetFacts facts = TrainingSetFacts.read(manifest);
        Path copy = Files.createTempFile("clinstream-test-rows", ".parquet");
        TestRows rows = copied(objects, facts, copy);
        if (!rows.sha256().equals(facts.checksums().get(Part.TEST.fileName()))) {
            rows.close();
            throw new NoComparisonException(rows.source() + " is not what its manifest says: its checksum differs");
        }
        return rows;
    }

    /**
     * A file.
     *
     * @param label column of the label; null: the one that {@code manifest.json} beside the file names
     * @throws NoComparisonException nothing says which column is the label
     */
    static TestRows ofFile(Path file, @Nullable String label) throws IOException {
        return new TestRows(
                file,
                label == null ? labelBeside(file) : label,
                String.valueOf(file.getFileName()),
                Checksum.of(file),
                false);
    }

    /**
     * Reads columns.
     *
     * @throws io.clinstream.training.data.UnusableTrainingSetException rows are of another feature set, or a label is not
     *     settled
     */
    LabelledRows read(List<String> columns) {
        return ParquetRows.read(file, label, columns, FeatureCatalog.current().featureSet());
    }

    @Override
    public void close() throws IOException {
        if (isCopy) {
            Files.deleteIfExists(file);
        }
    }

    private static TestRows copied(ObjectStore objects, TrainingSetFacts facts, Path copy) throws IOException {
        String key = FOLDER + facts.id() + "/" + Part.TEST.fileName();
        try {
            objects.download(key, copy);
        } catch (RuntimeException missing) {
            Files.deleteIfExists(copy);
            throw missing;
        }
        return new TestRows(copy, facts.label(), key, Checksum.of(copy), true);
    }

    private static String labelBeside(Path file) throws IOException {
        Path manifest = file.resolveSibling(TrainingSet.MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            throw new NoComparisonException("name the column of the label with --label");
        }
        return TrainingSetFacts.read(Files.readAllBytes(manifest)).label();
    }
}
