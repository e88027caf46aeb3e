package io.clinstream.features.training;

import io.clinstream.features.training.TrainingManifest.TrainingFile;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.PutOutcome;
import io.clinstream.stores.Checksum;
import io.clinstream.stores.DamagedObjectException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The training sets of a bucket: files and a manifest in a folder named by the request, created once. */
public final class TrainingSets {

    /** Folder of all of them. */
    public static final String FOLDER = "features/training/";

    private static final String MANIFEST = "manifest.json";

    private final ObjectStore store;

    /** The training sets in that bucket. */
    public TrainingSets(ObjectStore store) {
        this.store = store;
    }

    /** Full name of a file of a training set. */
    public static String key(String id, String fileName) {
        return FOLDER + id + "/" + fileName;
    }

    /** The manifest of a training set; empty where it was not built. */
    public Optional<TrainingManifest> find(String id) {
        return store.find(key(id, MANIFEST)).map(TrainingManifest::parse);
    }

    /**
     * Copies a training set, its manifest included, to a folder.
     *
     * @throws DamagedObjectException a file is missing or differs from what the manifest says
     */
    public void download(TrainingManifest manifest, Path folder) {
        try {
            Files.createDirectories(folder);
            for (TrainingFile file : manifest.files()) {
                if (store.stat(file.key()).isEmpty()) {
                    throw new DamagedObjectException("object " + file.key() + " is missing, which a manifest names");
                }
                Path target = folder.resolve(fileName(file));
                store.download(file.key(), target);
                if (!Checksum.of(target).equals(file.sha256())) {
                    throw new DamagedObjectException("object " + file.key() + " is not what its manifest says");
                }
            }
            Files.write(folder.resolve(MANIFEST), manifest.json());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write to " + folder, unwritable);
        }
    }

    /**
     * Stores a file of a training set, which lies in {@code folder}.
     *
     * @throws DamagedObjectException there is one of that name with other content: a build that was broken off saw
     *     something else
     */
    void put(TrainingFile file, Path folder) {
        Path content = folder.resolve(fileName(file));
        if (store.putIfAbsent(file.key(), content, Map.of("sha256", file.sha256())) == PutOutcome.EXISTS) {
            byte[] stored = store.find(file.key()).orElseThrow();
            if (!Checksum.of(stored).equals(file.sha256())) {
                throw new DamagedObjectException("object " + file.key()
                        + " exists with other content, left by a build that was broken off; remove it and build again");
            }
        }
    }

    /** Name of a file, without its folder. */
    private static String fileName(TrainingFile file) {
        return file.key().substring(file.key().lastIndexOf('/') + 1);
    }

    /** Publishes a training set whose files are stored; what is published already stands. */
    TrainingManifest publish(TrainingManifest manifest) {
        store.putIfAbsent(key(manifest.id(), MANIFEST), manifest.json(), Map.of());
        return find(manifest.id()).orElseThrow();
    }
}
