package io.clinstream.training.data;

import io.clinstream.platform.objects.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The training sets of the bucket, copied to a folder of their own; what was copied before is not copied again. */
public final class StoredTrainingSets {

    private static final String FOLDER = "features/training/";

    private final ObjectStore store;
    private final Path workspace;

    /** Training sets in a bucket, copied to folders in {@code workspace}. */
    public StoredTrainingSets(ObjectStore store, Path workspace) {
        this.store = store;
        this.workspace = workspace;
    }

    /**
     * The folder with the files of a training set; {@link TrainingSet#read} checks them against their manifest.
     *
     * @throws UnusableTrainingSetException there is none of that id
     */
    public Path fetch(String id, Consumer<String> listener) {
        byte[] manifest = store.find(FOLDER + id + "/" + TrainingSet.MANIFEST)
                .orElseThrow(() -> new UnusableTrainingSetException("no training set " + id + " is in the bucket"));
        Path folder = workspace.resolve(id);
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(TrainingSet.MANIFEST), manifest);
            for (Part part : Part.values()) {
                Path file = folder.resolve(part.fileName());
                String key = FOLDER + id + "/" + part.fileName();
                long bytes = store.stat(key)
                        .orElseThrow(() -> new UnusableTrainingSetException("object " + key + " is missing"))
                        .size();
                if (!Files.exists(file) || Files.size(file) != bytes) {
                    listener.accept("fetching " + part.fileName());
                    store.download(key, file);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write to " + folder, unwritable);
        }
        return folder;
    }
}
