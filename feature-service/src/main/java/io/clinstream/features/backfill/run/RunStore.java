package io.clinstream.features.backfill.run;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.PutOutcome;
import io.clinstream.stores.Checksum;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs as objects, and on disk as long as they are needed.
 *
 * @param store where they survive
 * @param folder an existing local folder
 */
public record RunStore(ObjectStore store, Path folder) {

    private static final String SHA256 = "sha256";

    /**
     * Makes a run of the rows of an arena, which is empty afterwards.
     *
     * @throws IllegalStateException a run of that name exists and holds other rows
     */
    public void put(RowArena arena, String key) {
        Path file = local(key);
        RunWriter.write(arena, file);
        arena.clear();
        String sha256 = Checksum.of(file);
        if (store.putIfAbsent(key, file, Map.of(SHA256, sha256)) == PutOutcome.EXISTS) {
            String stands = store.stat(key)
                    .map(ObjectInfo::metadata)
                    .map(metadata -> metadata.get(SHA256))
                    .orElse("none");
            if (!stands.equals(sha256)) {
                throw new IllegalStateException("object " + key + " holds other rows (checksum " + stands + ", not "
                        + sha256 + "): another version of the program made it. Start under another name");
            }
        }
    }

    /** A run that exists, fetched where it is not on disk. */
    public RunFile open(String key) {
        Path file = local(key);
        if (!Files.exists(file)) {
            store.download(key, file);
        }
        return RunFile.open(file);
    }

    private Path local(String key) {
        return folder.resolve(key.substring(key.lastIndexOf('/') + 1));
    }
}
