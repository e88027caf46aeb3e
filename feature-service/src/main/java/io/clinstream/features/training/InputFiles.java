package io.clinstream.features.training;

import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.Checksum;
import io.clinstream.stores.SealedDates;
import io.clinstream.stores.SealedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Copies of the objects a training set is made of, each with where it came from. */
final class InputFiles {

    private static final Pattern DATE = Pattern.compile(".*/date=(\\d{4}-\\d{2}-\\d{2})/[^/]+\\.parquet");

    /**
     * An object that was copied.
     *
     * @param key its full name
     * @param bytes its size
     * @param sha256 its checksum
     */
    record Copied(String key, long bytes, String sha256) {}

    private final ObjectStore store;
    private final Path folder;
    private final Progress progress;
    private final Map<String, Copied> byPath = new LinkedHashMap<>();

    /** Copies to {@code folder}, which exists. */
    InputFiles(ObjectStore store, Path folder, Progress progress) {
        this.store = store;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Copies the files of sealed dates.
     *
     * @throws io.clinstream.stores.DamagedObjectException one is missing or differs from its manifest
     */
    List<Path> sealed(List<SealedSource> sources) {
        SealedDates dates = new SealedDates(store);
        List<Path> paths = new ArrayList<>();
        for (SealedSource source : sources) {
            progress.expect(source.manifest().files().size());
            for (SealedFile file : source.manifest().files()) {
                Path path = dates.download(file, place());
                byPath.put(path.toString(), new Copied(file.key(), file.bytes(), file.sha256()));
                paths.add(path);
                progress.advance(1);
            }
        }
        return paths;
    }

    /** Copies the Parquet objects below a folder of the bucket whose date is {@code first} or later. */
    List<Path> since(String prefix, LocalDate first) {
        List<ObjectInfo> objects = store.list(prefix).stream()
                .filter(object -> isSince(object.key(), first))
                .toList();
        progress.expect(objects.size());
        List<Path> paths = new ArrayList<>();
        for (ObjectInfo object : objects) {
            Path path = place().resolve(object.key().substring(object.key().lastIndexOf('/') + 1));
            store.download(object.key(), path);
            byPath.put(path.toString(), new Copied(object.key(), size(path), Checksum.of(path)));
            paths.add(path);
            progress.advance(1);
        }
        return paths;
    }

    /** Where a copy came from. */
    Copied origin(String path) {
        Copied copied = byPath.get(path);
        if (copied == null) {
            throw new IllegalArgumentException("no object was copied to " + path);
        }
        return copied;
    }

    /** A folder for the next copy: names repeat, for example between dates. */
    private Path place() {
        try {
            return Files.createDirectories(folder.resolve(Integer.toString(byPath.size())));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot make a folder in " + folder, unwritable);
        }
    }

    private static boolean isSince(String key, LocalDate first) {
        Matcher matcher = DATE.matcher(key);
        return matcher.matches() && !LocalDate.parse(matcher.group(1)).isBefore(first);
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + path, unreadable);
        }
    }
}
