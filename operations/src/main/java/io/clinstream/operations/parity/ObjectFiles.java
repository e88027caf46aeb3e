package io.clinstream.operations.parity;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Local copies of the Parquet objects of one folder of the store; objects never change, so each is fetched once. */
final class ObjectFiles {

    private static final Pattern DATE = Pattern.compile("date=(\\d{4}-\\d{2}-\\d{2})/");

    private final ObjectStore store;
    private final String prefix;
    private final Path folder;
    private final Set<String> fetched = new TreeSet<>();

    /**
     * Copies.
     *
     * @param prefix folder in the store, with its slash
     * @param folder where the copies lie; made if missing
     */
    ObjectFiles(ObjectStore store, String prefix, Path folder) {
        this.store = store;
        this.prefix = prefix;
        this.folder = folder;
    }

    /** Fetches what is new; false while there is nothing at all. */
    boolean fetch(Bounds bounds) throws IOException {
        Files.createDirectories(folder);
        for (ObjectInfo object : store.list(prefix)) {
            if (object.key().endsWith(".parquet") && bounds.folder(date(object.key())) && fetched.add(object.key())) {
                store.download(object.key(), folder.resolve(fetched.size() + ".parquet"));
            }
        }
        return !fetched.isEmpty();
    }

    /** The text by which a query names all of them. */
    String table() {
        return RowDatabase.tree(folder);
    }

    private static LocalDate date(String key) {
        Matcher matcher = DATE.matcher(key);
        return matcher.find() ? LocalDate.parse(matcher.group(1)) : LocalDate.EPOCH;
    }
}
