package io.clinstream.features.backfill.compare;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.ObjectName;
import io.clinstream.stores.SealedDates;
import io.clinstream.stores.SealedFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Which store a backfill is compared with. */
public enum StoreFiles {
    /** The rows of {@code clinical.features}, by append date. */
    offline {
        @Override
        List<String> of(ObjectStore store, Set<LocalDate> dates) {
            return store.list("features/offline/").stream()
                    .map(ObjectInfo::key)
                    .filter(key -> ObjectName.find(key).isPresent())
                    .toList();
        }
    },
    /** The newest sealed version of each date. */
    sealed {
        @Override
        List<String> of(ObjectStore store, Set<LocalDate> dates) {
            SealedDates sealedDates = new SealedDates(store);
            return dates.stream()
                    .flatMap(date -> sealedDates.newest(date).stream())
                    .flatMap(manifest -> manifest.files().stream())
                    .map(SealedFile::key)
                    .toList();
        }
    };

    /** Names of the files that can hold rows of some dates. */
    abstract List<String> of(ObjectStore store, Set<LocalDate> dates);
}
