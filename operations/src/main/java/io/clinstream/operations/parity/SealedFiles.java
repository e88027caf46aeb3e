package io.clinstream.operations.parity;

import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.Checksum;
import io.clinstream.stores.SealedDates;
import io.clinstream.stores.SealedFile;
import io.clinstream.stores.SealedManifest;
import io.clinstream.stores.SourceRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The files of the newest version of every sealed date, each checked against its manifest. */
final class SealedFiles {

    private static final String OFFLINE = "features/offline";

    private final ObjectStore store;
    private final Path folder;
    private final NavigableMap<LocalDate, SealedManifest> manifests = new TreeMap<>();
    private int fetched;

    SealedFiles(ObjectStore store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    /** Fetches them; a file that is not what its manifest says is a difference, and is read all the same. */
    boolean fetch(Bounds bounds, Tally tally) throws IOException {
        Files.createDirectories(folder);
        SealedDates dates = new SealedDates(store);
        for (LocalDate date : dates.versions().keySet()) {
            SealedManifest manifest = dates.newest(date).orElseThrow();
            if (!bounds.folder(date)) {
                continue;
            }
            manifests.put(date, manifest);
            for (SealedFile file : manifest.files()) {
                fetch(file, tally);
            }
        }
        return fetched > 0;
    }

    private void fetch(SealedFile file, Tally tally) {
        if (store.stat(file.key()).isEmpty()) {
            tally.missing(file.key());
            return;
        }
        Path target = folder.resolve(fetched++ + ".parquet");
        store.download(file.key(), target);
        String found = Checksum.of(target);
        if (!found.equals(file.sha256())) {
            tally.different(List.of(new Difference(file.key(), "sha256 of the file", found, file.sha256())));
        }
    }

    /** The text by which a query names all of them. */
    String table() {
        return RowDatabase.tree(folder);
    }

    /** Rows that the manifests speak of. */
    long rows() {
        return manifests.values().stream().mapToLong(SealedManifest::rows).sum();
    }

    /** Whether a sealed date must hold the vector of that date whose offline row lies there. */
    boolean mustHold(LocalDate date, OfflineParity.Place place) {
        SealedManifest manifest = manifests.get(date);
        if (manifest == null) {
            return false;
        }
        for (Map.Entry<String, List<SourceRange>> input : manifest.inputs().entrySet()) {
            if (input.getKey().equals(OFFLINE)) {
                for (SourceRange range : input.getValue()) {
                    if (range.partition() == place.partition()
                            && range.firstOffset() <= place.offset()
                            && range.lastOffset() >= place.offset()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
